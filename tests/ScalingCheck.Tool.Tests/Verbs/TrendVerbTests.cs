using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

public sealed class TrendVerbTests : IDisposable
{
    private readonly BenchmarkedRepository _repository = new();

    [Fact]
    public void The_recorded_commits_are_listed_oldest_first_with_their_estimates()
    {
        var run = _repository.Run("trend");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("change 0", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.IndexOf("change 0", StringComparison.Ordinal) < run.Out.IndexOf("change 7", StringComparison.Ordinal));
    }

    [Fact]
    public void The_json_holds_one_entry_per_commit()
    {
        using var document = JsonDocument.Parse(_repository.Run("trend", "--json", "--limit", "5").Out);
        var commits = document.RootElement.GetProperty("trends")[0].GetProperty("commits");
        Assert.Equal(5, commits.GetArrayLength());
        Assert.InRange(commits[0].GetProperty("estimates").GetProperty("exponent").GetDouble(), 1.09, 1.11);
    }

    [Fact]
    public void A_commit_that_is_not_known_is_a_usage_error_and_not_another_commit()
    {
        var run = _repository.Run("trend", "--commit", "nowhere");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("'nowhere' is no commit that is known here", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void One_group_is_named_as_its_heading_says_and_a_single_commit_has_no_curve()
    {
        using var grouped = new BenchmarkedRepository(recorded: 0);
        grouped.Write("scaling-check.yml", BenchmarkedRepository.Config.Replace("x: N", "x: N\n    by: [kind]", StringComparison.Ordinal));
        grouped.Write("results/sort.csv", "kind,N,time\n" + string.Concat(Enumerable.Range(10, 6).Select(k => FormattableString.Invariant($"quick,{1 << k},{k << k}\nmerge,{1 << k},{(k + 1) << k}\n"))));
        grouped.Git("add", ".");
        grouped.Commit("first");
        grouped.Run("collect");

        var run = grouped.Run("trend", "sort-time[kind=quick]");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("sort-time[kind=quick]", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("merge", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("┤", run.Out, StringComparison.Ordinal);
        Assert.Contains("there is no check 'sort-tme'", grouped.Run("trend", "sort-tme[kind=quick]").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_marked_where_it_began_and_accepted_from_there()
    {
        using var losses = new LossRepository();
        losses.Grow(45);
        // Four standard deviations, for which one commit is not enough.
        var bad = losses.Grow(1, 1.0016, "check");
        ToolRun check;
        do
        {
            bad.Add(losses.Commit("change"));
            losses.Measure(1.0016);
            check = losses.Run("check", "--json");
        }
        while (check.ExitCode == ExitCode.Ok && bad.Count < 25);

        Assert.True(check.ExitCode == ExitCode.Regression, check.Out);
        using var json = JsonDocument.Parse(check.Out);
        var began = json.RootElement.GetProperty("changes")[0].GetProperty("commit").GetString()!;
        Assert.InRange(bad.IndexOf(began), 0, bad.Count - 2);

        var trend = losses.Run("trend").Out;
        Assert.Matches($@"\n  {began[..7]} .* worse from here", trend);
        Assert.Matches($@"\n  mean worse since {began[..7]} .*, noticed at {bad[^1][..7]}; 0 commits since the report: too few to confirm it\n", trend);

        var accepted = losses.Run("accept", "final-loss", "--reason", "new tokenizer");
        Assert.Contains($"accepted mean of final-loss from {began[..7]} on: new tokenizer", accepted.Out, StringComparison.Ordinal);
        Assert.Contains(began[..12], File.ReadAllText(Path.Combine(losses.Path, ".scaling-check", "accepted.yml")), StringComparison.Ordinal);
        Assert.Contains("; accepted\n", losses.Run("trend").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void In_commits_that_were_only_collected_a_change_is_found_when_they_are_shown()
    {
        using var losses = new LossRepository();
        losses.Grow(25);
        losses.Grow(8, 1.004);
        Assert.Matches(@"mean worse since [0-9a-f]{7}.*; found now: none of these commits was checked\n", losses.Run("trend", "--limit", "50").Out);
    }

    [Fact]
    public void Without_records_it_says_what_to_run()
    {
        using var fresh = new BenchmarkedRepository(recorded: 0);
        var run = fresh.Run("trend");
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("scaling-check collect", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
