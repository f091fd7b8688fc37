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
    public void Without_records_it_says_what_to_run()
    {
        using var fresh = new BenchmarkedRepository(recorded: 0);
        var run = fresh.Run("trend");
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("scaling-check collect", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
