using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck;

public sealed class PipelineTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Unchanged_code_passes_against_the_history_of_main()
    {
        _project.Grow(12);
        var run = _project.Check(_project.Commits.Add("pr", "m12"));
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal("6d31320 (merge base with main, 12 commits measured)", run.Checks[0].Baseline!.Sentence);
        Assert.All(run.Checks[0].Gates, gate => Assert.Equal("12 commits at the same 6 sizes", gate.Comparison.Method));
    }

    [Fact]
    public void A_regressed_run_stays_regressed_when_the_same_code_runs_again()
    {
        _project.Grow(12);
        var commit = _project.Commits.Add("pr", "m12");
        for (var run = 1; run <= 2; run++)
        {
            var verdict = _project.Check(commit, _project.Times(1.5));
            Assert.Equal(Verdict.Regressed, verdict.Verdict);
            Assert.Equal(ExitCode.Regression, verdict.ExitCode);
            Assert.Equal(Enumerable.Repeat("regressed", run), _project.Recorded(commit, "level"));
        }
    }

    [Fact]
    public void A_regression_on_main_does_not_become_the_baseline_of_what_follows()
    {
        _project.Grow(12);
        for (var i = 1; i <= 8; i++)
        {
            var run = _project.Check(_project.Commits.AddToMain($"bad{i}"), _project.Times(1.5));
            Assert.Equal(Verdict.Regressed, run.Verdict);
            Assert.Equal(12, run.Checks[0].Baseline!.Commits.Count);
            Assert.Equal(i - 1, run.Checks[0].Baseline!.Distance);
        }

        // Mended: passes, and is a baseline like any other from now on.
        Assert.Equal(Verdict.Pass, _project.Check(_project.Commits.AddToMain("good")).Verdict);
        Assert.Equal(13, _project.Check(_project.Commits.AddToMain("after")).Checks[0].Baseline!.Commits.Count);
    }

    [Fact]
    public void What_was_only_collected_after_a_regression_waits_until_it_is_mended()
    {
        _project.Grow(12);
        _project.Check(_project.Commits.AddToMain("bad"), _project.Times(1.5));
        _project.Collect(_project.Commits.AddToMain("unjudged"), _project.Times(1.5));
        var run = _project.Check(_project.Commits.Add("pr", "unjudged"), _project.Times(1.5));
        Assert.Equal(Verdict.Regressed, run.Verdict);
        Assert.Equal(12, run.Checks[0].Baseline!.Commits.Count);
    }

    [Fact]
    public void A_false_alarm_that_a_second_run_clears_is_cleared()
    {
        _project.Grow(12);
        var commit = _project.Commits.AddToMain("noisy");
        Assert.Equal(Verdict.Regressed, _project.Check(commit, _project.Times(1.08)).Verdict);
        // Both runs together: 1.3 % on average.
        Assert.NotEqual(Verdict.Regressed, _project.Check(commit, _project.Times(.95)).Verdict);
        var next = _project.Check(_project.Commits.AddToMain("next"));
        Assert.Equal(commit, next.Checks[0].Baseline!.Commits[0]);
    }

    [Fact]
    public void Without_history_there_is_no_baseline_and_the_run_is_recorded_all_the_same()
    {
        _project.Commits.AddToMain("m1");
        var commit = _project.Commits.Add("pr", "m1");
        var run = _project.Check(commit);
        Assert.Equal(Verdict.NoBaseline, run.Verdict);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Single(_project.History.Find([commit]));
        Assert.Contains("run 'scaling-check collect' on it", run.Checks[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_metric_is_no_data_and_hides_no_regression_of_another_check()
    {
        using var project = new Project(Project.Checks + """

              memory:
                y: allocated
                x: N
                form: power
                gates: { slope: { worse-by: 1% } }
            """);
        project.Grow(6);
        var commit = project.Commits.Add("pr", "m6");
        var fine = project.Check(commit);
        Assert.Equal(ExitCode.NoData, fine.ExitCode);
        Assert.Equal(Verdict.Refused, fine.Verdict);
        Assert.Contains(fine.Diagnostics, diagnostic => diagnostic.Code == "SC2002");

        var worse = project.Check(project.Commits.Add("worse", "m6"), project.Times(2));
        Assert.Equal(ExitCode.Regression, worse.ExitCode);
        Assert.Equal(Verdict.Regressed, worse.Verdict);
        Assert.Contains(worse.Diagnostics, diagnostic => diagnostic.Code == "SC2002");
    }

    [Fact]
    public void A_run_without_any_file_is_no_data()
    {
        _project.Grow(1);
        var run = _project.Check(_project.Run(_project.Commits.Add("pr", "m1")), csv: null);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Equal(Verdict.Refused, run.Verdict);
        Assert.Empty(run.Checks);
    }

    [Fact]
    public void A_benchmark_that_vanished_is_missed()
    {
        using var project = new Project(Project.Checks.Replace("x: N", "x: N\n    by: benchmark", StringComparison.Ordinal));
        string Rows(params string[] names) => "N,time,benchmark\n" + string.Concat(names.Select(name => project.Times(label: "," + name)));
        for (var i = 1; i <= 5; i++) project.Check(project.Run(project.Commits.AddToMain($"m{i}")), Rows("merge", "quick"));
        var run = project.Check(project.Run(project.Commits.Add("pr", "m5")), Rows("quick"));
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Code == "SC2006" && diagnostic.Message.Contains("benchmark=merge", StringComparison.Ordinal));
        Assert.Equal(Verdict.Pass, Assert.Single(run.Checks).Verdict);
    }

    [Fact]
    public void A_benchmark_that_is_new_says_so()
    {
        using var project = new Project(Project.Checks.Replace("x: N", "x: N\n    by: benchmark", StringComparison.Ordinal));
        string Rows(params string[] names) => "N,time,benchmark\n" + string.Concat(names.Select(name => project.Times(label: "," + name)));
        for (var i = 1; i <= 5; i++) project.Check(project.Run(project.Commits.AddToMain($"m{i}")), Rows("quick"));
        var run = project.Check(project.Run(project.Commits.Add("pr", "m5")), Rows("merge", "quick"));
        Assert.Equal(Verdict.Pass, run.Checks.Single(check => check.Title == "sort-time[benchmark=quick]").Verdict);
        var fresh = run.Checks.Single(check => check.Title == "sort-time[benchmark=merge]");
        Assert.Equal(Verdict.NoBaseline, fresh.Verdict);
        Assert.Equal("sort-time[benchmark=merge] is new: it is in none of the 5 recorded commits of the base branch", fresh.Reason);
    }

    [Fact]
    public void A_head_that_changes_its_sizes_is_refused_once_and_is_the_baseline_of_the_next()
    {
        var random = new Random(5);
        _project.Grow(5);
        string Other() => string.Concat(Project.Sizes.Select(size => FormattableString.Invariant($"{3 * size},{1e-8 * size * size * (1 + .01 * Cases.Normal(random))}\n")));
        Assert.Equal(Verdict.Refused, _project.Check(_project.Commits.AddToMain("sizes"), Other()).Verdict);
        // Refused for what it was compared with, not for what it is.
        var next = _project.Check(_project.Commits.AddToMain("next"), Other());
        Assert.StartsWith("paired with", next.Checks[0].Gate("slope").Comparison.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_that_adds_a_size_is_compared_at_the_old_ones()
    {
        _project.Grow(5);
        var run = _project.Check(_project.Commits.Add("pr", "m5"), _project.Times() + FormattableString.Invariant($"64000,{1e-8 * 64e3 * 64e3}\n"));
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal("5 commits at the same 6 sizes", run.Checks[0].Gate("slope").Comparison.Method);
    }

    [Fact]
    public void A_diverged_run_is_refused_and_never_a_baseline()
    {
        _project.Grow(5);
        var broken = _project.Commits.AddToMain("broken");
        var run = _project.Check(broken, _project.Times() + "64000,nan\n");
        Assert.Equal(Verdict.Refused, run.Verdict);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("time is NaN at N=64000", run.Checks[0].Reason.Replace("6.4e4", "64000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(broken, _project.Check(_project.Commits.AddToMain("next")).Checks[0].Baseline!.Commits);
    }

    [Fact]
    public void A_base_branch_of_diverged_runs_is_no_baseline_and_says_why()
    {
        for (var i = 1; i <= 3; i++) _project.Collect(_project.Commits.AddToMain($"m{i}"), _project.Times() + "64000,nan\n");
        var run = _project.Check(_project.Commits.Add("pr", "m3"));
        Assert.Equal(Verdict.NoBaseline, run.Verdict);
        Assert.StartsWith("sort-time cannot be used in 3 of the 3 recorded commits of the base branch: time is NaN at N=6.4e4", run.Checks[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Measuring_again_mends_a_diverged_run()
    {
        _project.Grow(5);
        var commit = _project.Commits.AddToMain("again");
        Assert.Equal(Verdict.Refused, _project.Check(commit, _project.Times() + "64000,nan\n").Verdict);
        Assert.Equal(Verdict.Pass, _project.Check(commit).Verdict);
        Assert.Contains(commit, _project.Check(_project.Commits.AddToMain("next")).Checks[0].Baseline!.Commits);
    }

    [Fact]
    public void Checking_the_same_files_twice_adds_nothing_and_says_nothing()
    {
        _project.Grow(5);
        var (commit, rows) = (_project.Commits.Add("pr", "m5"), _project.Times());
        _project.Check(commit, rows);
        var again = _project.Check(commit, rows);
        Assert.Equal(Project.Sizes.Length, again.Checks[0].Outcome.Points.Points.Count);
        Assert.Empty(again.Checks[0].Outcome.Warnings);
    }

    [Fact]
    public void Runs_of_a_log_with_steps_add_up_like_any_other()
    {
        _project.Grow(5);
        var commit = _project.Commits.Add("pr", "m5");
        string Log() => "N,step,time\n" + _project.Times().Replace(",", ",9,", StringComparison.Ordinal);
        _project.Check(_project.Run(commit), Log());
        var again = _project.Check(_project.Run(commit), Log());
        Assert.Equal(2 * Project.Sizes.Length, again.Checks[0].Outcome.Points.Points.Count);
        Assert.Empty(again.Checks[0].Outcome.Warnings);
    }

    [Fact]
    public void Uncommitted_work_is_recorded_compared_with_its_own_commit_and_never_a_baseline()
    {
        _project.Grow(5);
        var run = _project.Check(_project.Run(_project.Commits.Main!, uncommitted: true), "N,time\n" + _project.Times(1.5));
        Assert.Equal(Verdict.Regressed, run.Verdict);
        Assert.Equal("6d35000 (commit below the uncommitted changes, 5 commits measured)", run.Checks[0].Baseline!.Sentence);
        var clean = _project.Check(_project.Commits.Add("pr", "m5"));
        Assert.Equal(Verdict.Pass, clean.Verdict);
        Assert.Equal(5, clean.Checks[0].Baseline!.Commits.Count);
    }

    [Fact]
    public void A_run_that_is_not_to_be_recorded_leaves_no_trace()
    {
        _project.Grow(5);
        var commit = _project.Commits.Add("pr", "m5");
        Assert.Equal(Verdict.Pass, _project.Check(_project.Run(commit) with { NoRecord = true }, "N,time\n" + _project.Times()).Verdict);
        Assert.Empty(_project.History.Find([commit]));
    }

    [Fact]
    public void The_window_is_filled_with_what_may_be_compared()
    {
        _project.Settings = _project.Settings with { Judge = _project.Settings.Judge with { Window = 4 } };
        _project.Grow(6);
        for (var i = 0; i < 6; i++) _project.Check(_project.Commits.AddToMain($"bad{i}"), _project.Times(1.5));
        var run = _project.Check(_project.Commits.Add("pr", "bad5"));
        Assert.Equal(["m6", "m5", "m4", "m3"], run.Checks[0].Baseline!.Commits.Select(NameOf));
        Assert.Equal("6d36000 (6 before the merge base with main, 4 commits measured)", run.Checks[0].Baseline!.Sentence);
    }

    [Fact]
    public void An_overhead_is_chosen_on_the_baseline_and_not_on_the_head()
    {
        using var project = new Project(Project.Checks.Replace("    overhead: false\n", "", StringComparison.Ordinal));
        var random = new Random(6);
        string WithCost(double cost) => string.Concat(Project.Sizes.Select(size =>
            FormattableString.Invariant($"{size},{(cost + 1e-8 * size * size) * Math.Exp(.002 * Cases.Normal(random))}\n")));
        for (var i = 1; i <= 5; i++) project.Collect(project.Commits.AddToMain($"m{i}"), WithCost(.5));
        // The head has lost its fixed cost; it is still fitted with one, as the base commits are.
        var run = project.Check(project.Commits.Add("pr", "m5"), WithCost(0));
        Assert.Equal("power-offset", run.Checks[0].Outcome.Form);
    }

    [Fact]
    public void Verdicts_are_remembered_with_their_numbers()
    {
        _project.Grow(12);
        var commit = _project.Commits.Add("pr", "m12");
        var gate = _project.Check(commit, _project.Times(1.5)).Checks[0].Gate("level");
        var remembered = Assert.Single(_project.History.Verdicts([_project.History.Find([commit])[0].Id]), verdict => verdict.Estimate == "level");
        Assert.Equal(("sort-time", "regressed"), (remembered.Check, remembered.Verdict));
        Assert.Equal(gate.Worsening.Change, remembered.Value);
        Assert.Equal(gate.Worsening.StandardError, remembered.StandardError);
    }

    [Fact]
    public void Errors_of_other_kinds_are_not_swallowed()
    {
        Diagnostic Error(string code) => new(code, Severity.Error, "broken");
        var fail = JudgeSettings.DefaultFailOn;
        Assert.Equal(ExitCode.Infrastructure, RunVerdict.ExitCodeOf([], [Error("SC0006"), Error("SC2002")], fail));
        Assert.Equal(ExitCode.Usage, RunVerdict.ExitCodeOf([], [Error("SC3011"), Error("SC2002")], fail));
        Assert.Equal(ExitCode.NoData, RunVerdict.ExitCodeOf([], [Error("SC2002")], fail));
        Assert.Equal(ExitCode.Ok, RunVerdict.ExitCodeOf([], [Error("SC2002")], new HashSet<FailOn> { FailOn.Regression }));
        Assert.Equal(ExitCode.Ok, RunVerdict.ExitCodeOf([], [new Diagnostic("SC2002", Severity.Warning, "never mind")], fail));
    }

    private static string NameOf(string commit) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(commit)).TrimEnd('\0');
}
