using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

public sealed class CheckVerbTests : IDisposable
{
    private readonly BenchmarkedRepository _repository = new();

    [Fact]
    public void A_worse_exponent_that_is_invisible_at_the_smallest_size_regresses_and_names_commit_and_size()
    {
        var mergeBase = _repository.Git("rev-parse", "HEAD");
        _repository.Branch("faster");
        _repository.Commit("Make small inputs faster");
        _repository.Measure(exponent: 1.3, seed: 99);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.StartsWith("REGRESSED", run.Out, StringComparison.Ordinal);
        Assert.Contains($"against {mergeBase[..7]} (merge base with main, 8 commits measured)", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"exponent +1\.(29|3)\d* .* worse by 0\.(19|2)\d* +regressed", run.Out);
    }

    [Fact]
    public void An_unchanged_commit_passes()
    {
        _repository.Branch("docs");
        _repository.Commit("Write docs");
        _repository.Measure(exponent: 1.1, seed: 77);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.StartsWith("PASS", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_commit_that_scales_better_is_an_improvement()
    {
        _repository.Commit("Scale better");
        _repository.Measure(exponent: 0.9, seed: 5);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.StartsWith("IMPROVED", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regressed_run_does_not_become_its_own_baseline()
    {
        _repository.Commit("Regress on main");
        _repository.Measure(exponent: 1.3, seed: 99);
        Assert.Equal(ExitCode.Regression, _repository.Run("check").ExitCode);

        for (var again = 0; again < 3; again++)
        {
            _repository.Commit($"Unrelated {again}");
            _repository.Measure(exponent: 1.3, seed: 200 + again);
            Assert.Equal(ExitCode.Regression, _repository.Run("check").ExitCode);
        }
    }

    [Fact]
    public void A_missing_metric_file_is_no_data()
    {
        Directory.Delete(Path.Combine(_repository.Path, "results"), recursive: true);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("scaling-check.yml:3:12: error SC2001: no file matches 'results/*.csv'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_vanished_is_no_data_and_suggests_the_new_name()
    {
        _repository.Measure(exponent: 1.1, seed: 1, name: "times");

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("SC2002: check 'sort-time' finds no metric 'time' (did you mean 'times'?)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_is_a_usage_error_with_line_and_column()
    {
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config.Replace("gates:", "gate:", StringComparison.Ordinal));

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("scaling-check.yml:9:5: error SC3002: unknown key 'gate' in 'sort-time' (did you mean 'gates'?)", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Without_recorded_commits_there_is_no_baseline_and_no_silent_pass()
    {
        using var fresh = new BenchmarkedRepository(recorded: 0);
        fresh.Commit("First");
        fresh.Commit("Second");
        fresh.Measure(exponent: 1.1, seed: 1);

        var run = fresh.Run("check");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.StartsWith("NO-BASELINE", run.Out, StringComparison.Ordinal);
        Assert.Contains("run 'scaling-check collect' on it", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_checkout_that_cannot_be_deepened_is_told_to_fetch_the_whole_history()
    {
        using var shallow = Shallow();
        shallow.Git("remote", "remove", "origin");

        var run = ToolRun.In(shallow.Path, "check", "--base-branch", "main");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("fetch-depth: 0", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_checkout_is_deepened_to_the_merge_base()
    {
        using var shallow = Shallow();

        var run = ToolRun.In(shallow.Path, "check", "--history", Path.Combine(_repository.Path, ".scaling-check", "history.db"));

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("(merge base with main, 8 commits measured)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_branch_is_the_one_that_the_CI_system_names()
    {
        _repository.Git("branch", "release");
        _repository.Branch("topic");
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 3);
        ToolRun Check(string name, params string[] options) =>
            ToolRun.In(_repository.Path, new Dictionary<string, string> { [name] = "release" }, ["check", .. options]);

        Assert.Contains("merge base with release", Check("GITHUB_BASE_REF").Out, StringComparison.Ordinal);
        Assert.Contains("merge base with release", Check("CI_MERGE_REQUEST_TARGET_BRANCH_NAME").Out, StringComparison.Ordinal);
        Assert.Contains("merge base with main", Check("GITHUB_BASE_REF", "--base-branch", "main").Out, StringComparison.Ordinal);
        Assert.Contains("merge base with main", Check("SOMETHING_ELSE").Out, StringComparison.Ordinal);
    }

    /// <summary>A clone of depth 1 of a branch that changed nothing, with results.</summary>
    private History.GitRepository Shallow()
    {
        _repository.Branch("topic");
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 1);
        _repository.Git("checkout", "--quiet", "main");
        var shallow = _repository.Clone("--depth", "1", "--branch", "topic");
        var results = Directory.CreateDirectory(Path.Combine(shallow.Path, "results"));
        File.Copy(Path.Combine(_repository.Path, "results", "sort.csv"), Path.Combine(results.FullName, "sort.csv"));
        return shallow;
    }

    [Fact]
    public void Outside_a_repository_the_tool_says_what_it_needs()
    {
        Directory.Delete(Path.Combine(_repository.Path, ".git"), recursive: true);
        _repository.Measure(exponent: 1.1, seed: 1);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("not a git repository", run.Out, StringComparison.Ordinal);
        Assert.Contains("--commit", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_repository_named_commits_are_compared_by_what_was_recorded()
    {
        Directory.Delete(Path.Combine(_repository.Path, ".git"), recursive: true);
        var parent = "0";
        for (var i = 1; i <= 6; i++)
        {
            var commit = new string((char)('a' + i - 1), 40);
            _repository.Measure(exponent: 1.1, seed: 50 + i);
            Assert.Equal(ExitCode.Ok, _repository.Run(["collect", "--commit", commit, "--branch", "main", .. i > 1 ? new[] { "--parent", parent } : []]).ExitCode);
            parent = commit;
        }

        _repository.Measure(exponent: 1.3, seed: 1);
        var run = _repository.Run("check", "--commit", new string('9', 40), "--parent", parent, "--branch", "topic");

        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Contains("against fffffff (merge base with main, 6 commits measured)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_question_breaks_the_build_only_when_asked_to()
    {
        // Twice the noise of the history at every size: nobody can tell a change of half the margin.
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config.Replace("25%", "0.1%", StringComparison.Ordinal));
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 3);

        Assert.Equal(ExitCode.Ok, _repository.Run("check").ExitCode);
        var run = _repository.Run("check", "--fail-on", "regression", "--fail-on", "inconclusive");
        Assert.Equal(ExitCode.Inconclusive, run.ExitCode);
        Assert.Contains("smallest change this could catch", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Uncommitted_changes_are_judged_against_the_commit_below_and_never_become_a_baseline()
    {
        File.AppendAllText(Path.Combine(_repository.Path, "file.txt"), "edited\n");
        _repository.Measure(exponent: 1.3, seed: 9);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Contains("commit below the uncommitted changes", run.Out, StringComparison.Ordinal);
        _repository.Git("checkout", "--quiet", "--", "file.txt");
        _repository.Commit("Next");
        _repository.Measure(exponent: 1.1, seed: 10);
        Assert.Contains("8 commits measured", _repository.Run("check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_that_was_committed_still_fills()
    {
        _repository.Git("add", "--force", ".scaling-check/history.db");
        _repository.Commit("the history too");
        _repository.Measure(exponent: 1.1, seed: 20);
        Assert.DoesNotContain("uncommitted", _repository.Run("collect").Out, StringComparison.Ordinal);
        _repository.Commit("next");
        _repository.Measure(exponent: 1.1, seed: 21);
        var run = _repository.Run("check");
        Assert.Contains("(parent, 9 commits measured)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Copied_results_are_refused_rather_than_passed()
    {
        _repository.Commit("Forget to run the benchmark");

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("was the benchmark run?", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_that_is_added_beside_others_breaks_no_build()
    {
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config.Replace("x: N", "x: N\n    by: [bench]", StringComparison.Ordinal));
        _repository.Git("add", "scaling-check.yml");
        for (var seed = 1; seed <= 5; seed++)
        {
            _repository.Commit($"Label {seed}");
            _repository.Measure(exponent: 1.1, seed: 30 + seed);
            Label("old");
            Assert.Equal(ExitCode.Ok, _repository.Run("collect").ExitCode);
        }

        _repository.Commit("Add a benchmark");
        _repository.Measure(exponent: 1.1, seed: 41);
        Label("old");
        File.Move(Path.Combine(_repository.Path, "results/sort.csv"), Path.Combine(_repository.Path, "results/old.csv"));
        _repository.Measure(exponent: 1.7, seed: 42);
        Label("new");

        var run = _repository.Run("check");

        Assert.True(run.ExitCode == ExitCode.Ok, run.Out + run.Error);
        Assert.StartsWith("PASS", run.Out, StringComparison.Ordinal);
        Assert.Contains("sort-time[bench=new] is new", run.Out, StringComparison.Ordinal);

        void Label(string bench)
        {
            var path = Path.Combine(_repository.Path, "results/sort.csv");
            var lines = File.ReadAllLines(path);
            File.WriteAllLines(path, lines.Select((line, i) => line + (i == 0 ? ",bench" : "," + bench)));
        }
    }

    [Fact]
    public void Asked_to_compare_with_nothing_it_shows_the_estimates_and_ends_well()
    {
        _repository.Measure(exponent: 1.1, seed: 4);

        var run = _repository.Run("check", "--baseline", "none", "--no-record");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.StartsWith("NO-BASELINE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_document_keeps_the_contract()
    {
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.3, seed: 4);

        var run = _repository.Run("check", "--json");

        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal("scaling-check/result/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal("regressed", document.RootElement.GetProperty("verdict").GetString());
        var check = document.RootElement.GetProperty("checks")[0];
        var exponent = check.GetProperty("estimates").EnumerateArray().Single(estimate => estimate.GetProperty("name").GetString() == "exponent");
        Assert.InRange(exponent.GetProperty("value").GetDouble(), 1.29, 1.31);
        Assert.Equal("regressed", exponent.GetProperty("verdict").GetString());
        Assert.Equal(0, exponent.GetProperty("baseline").GetProperty("distance").GetInt32());
        Assert.InRange(exponent.GetProperty("q").GetDouble(), 0, 0.01);
    }

    [Fact]
    public void Reports_are_written_beside_the_result()
    {
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 4);

        var run = _repository.Run("check", "--report", "out/summary.md", "--report", "out/junit.xml", "--report", "out/result.json", "--report", "out/curve.svg");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal(["curve.svg", "junit.xml", "result.json", "summary.md"], Directory.GetFiles(Path.Combine(_repository.Path, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Judging_without_recording_leaves_the_history_as_it_was()
    {
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 4);

        Assert.Equal(ExitCode.Ok, _repository.Run("check", "--no-record").ExitCode);

        _repository.Commit("Next");
        _repository.Measure(exponent: 1.1, seed: 5);
        Assert.Contains("8 commits measured", _repository.Run("check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_history_is_an_infrastructure_failure()
    {
        _repository.Commit("Change");
        _repository.Measure(exponent: 1.1, seed: 4);
        File.WriteAllText(Path.Combine(_repository.Path, "not-a-database"), new string('x', 5000));

        var run = _repository.Run("check", "--history", "not-a-database");

        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains("error SC0", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
