using ScalingCheck.Collect;

namespace ScalingCheck.Judge;

/// <summary>A metric under another name or in another unit: suggested, converted, or refused, and never compared as it is.</summary>
public sealed class RenamedMetricTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_metric_that_is_gone_and_one_that_is_new_at_the_same_sizes()
    {
        _project.Grow(5);
        var run = _project.Check(_project.Run(_project.Commits.Add("pr", "m5")), "N,duration\n" + _project.Times());
        Assert.EndsWith(
            "; 'duration' is new at the same sizes: if it is 'time' renamed, add 'rename: { duration: time }' to its rule under 'collect'",
            Assert.Single(run.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
    }

    [Fact]
    public void A_new_metric_at_other_sizes_or_beside_another_is_not_suggested()
    {
        _project.Grow(5);
        var other = _project.Check(_project.Run(_project.Commits.Add("pr", "m5")), "N,duration\n" + _project.Times() + "64000,41\n");
        Assert.DoesNotContain("rename", Assert.Single(other.Diagnostics).Message, StringComparison.Ordinal);
        var rows = string.Concat(Project.Sizes.Select(size => FormattableString.Invariant($"{size},{size},{2 * size}\n")));
        var two = _project.Check(_project.Run(_project.Commits.Add("two", "m5")), "N,duration,latency\n" + rows);
        Assert.DoesNotContain("rename", Assert.Single(two.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_whose_metric_the_baseline_knows_under_another_name()
    {
        _project.Write("N,duration\n" + _project.Times());
        for (var i = 1; i <= 5; i++)
        {
            _project.Pass(TimeSpan.FromMinutes(1));
            _project.Write("N,duration\n" + _project.Times());
            new Pipeline(_project.Settings, _project.History, _project.Commits).Record(
                _project.Run(_project.Commits.AddToMain($"m{i}")) with { Time = _project.Now }, TestContext.Current.CancellationToken);
        }

        var run = _project.Check(_project.Commits.Add("pr", "m5"));
        Assert.Equal(Verdict.NoBaseline, run.Verdict);
        Assert.Equal(
            "sort-time is new: it is in none of the 5 recorded commits of the base branch; 6d35000 has 'duration' at the same sizes and this commit has not: " +
            "if it was renamed, say 'y: duration' and add 'rename: { time: duration }' to its rule under 'collect'",
            run.Checks[0].Reason);
    }

    [Fact]
    public void A_known_multiple_of_the_unit_is_converted()
    {
        Record("ns", 1e9, 12);
        var gate = Judge("µs", 1e6, 1.5).Gate("level");
        Assert.Equal(Verdict.Regressed, gate.Verdict);
        Assert.Equal("12 commits at the same 6 sizes", gate.Comparison.Method);
        // 1 % noise at six sizes, and that of the mean of twelve commits: four standard errors.
        Assert.Equal(Math.Log(1.5), gate.Worsening.Change, 4 * .01 * Math.Sqrt(13 / 72.0));
        Assert.NotEqual(Verdict.Regressed, Judge("s", 1, 1).Verdict);
    }

    [Fact]
    public void Units_that_are_no_known_multiples_are_refused()
    {
        Record("ns", 1e9, 6);
        var check = Judge("cycles", 3e9, 1);
        Assert.Equal(Verdict.Refused, check.Verdict);
        Assert.Equal(
            $"time is in cycles here and in ns up to {FakeCommits.Name("m6")[..7]}: convert it to one unit ('derive' under 'collect'), or rename it",
            check.Gates[0].Reason);
    }

    private void Record(string unit, double scale, int commits)
    {
        for (var i = 1; i <= commits; i++)
        {
            _project.Pass(TimeSpan.FromMinutes(1));
            var run = _project.Run(_project.Commits.AddToMain($"m{i}")) with { Time = _project.Now };
            _project.History.Append(run.ToSnapshot(_project.Commits, Times(unit, scale, 1)));
        }
    }

    private CheckVerdict Judge(string unit, double scale, double factor)
    {
        var commit = _project.Commits.AddOn("head", _project.Commits.Main!);
        var head = new HeadCommit(commit, false, _project.Run(commit).Environment);
        var recorded = new RecordedRun(_project.Run(commit), new Collected(Times(unit, scale, factor), [], []), null);
        var part = new RunPart(_project.Settings, _project.History, _project.Commits, recorded, head, Acceptances.None, AcceptedCommits.None);
        return Judgement.Of(part.Prepare(_project.Settings.Checks[0], []), _project.Settings.Judge, Acceptances.None)[0];
    }

    private List<Observation> Times(string unit, double scale, double factor) =>
    [
        .. _project.Times(factor).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).Select(row => new Observation
        {
            Metric = "time", Value = scale * row[1], Unit = unit, Axes = NamedValues<double>.Of(("N", row[0])), Source = new SourceLocation("results.csv"),
        }),
    ];
}
