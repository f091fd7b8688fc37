using System.Globalization;
using ScalingCheck.Checks;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Rehearsal;

/// <summary>Histories that somebody measured: what a user of them would be told.</summary>
public sealed class RealHistoriesTests
{
    private const string Losses = """
        checks:
          final-loss:
            kind: metric
            y: time
            gates: { mean: { worse-by: 0.1% } }
        """;

    /// <summary>Unchanged code trained again and again: final validation losses of modded-nanogpt in the order of the file.</summary>
    [Theory]
    [InlineData("2024-12-08_UNetValueEmbedsTweaks", "1480", 75, .002141 / 3.278463)]
    [InlineData("2024-12-10_MFUTweaks", "1480", 40, null)]
    public void Seeds_of_one_record_are_calibrated_tested_and_left_alone(string record, string step, int runs, double? deviation)
    {
        using var project = new Project(Losses);
        var losses = Rows("modded_nanogpt/final_val_loss.csv").Where(cells => cells[0] == record && cells[2] == step).Select(cells => cells[3]).ToList();
        for (var i = 0; i < losses.Count; i++)
            project.Collect(project.Commits.AddToMain(FormattableString.Invariant($"m{i}")), $"1,{losses[i]}\n");

        var trends = Trends.Of(project.Settings, project.History, project.Commits, project.Commits.Main!, 1000);
        var calibration = Assert.Single(SeriesCalibration.Of(trends, project.Settings.Judge, 200, 1, 2));
        var entry = calibration.ToEntry(new DateOnly(2026, 11, 25))!;
        Assert.Equal(runs, entry.Noise.Commits);
        Assert.Null(calibration.Found!.Modes);
        // Of logarithms: the coefficient of variation, but for its square.
        if (deviation is { } expected) Assert.Equal(expected, entry.Noise.Deviation.Value, 1e-6);
        // One seed beside 30 is seen at t(.99, 29) + .84 standard errors at least.
        Assert.InRange(calibration.Found.SmallestSteps[0].Step, 2.462 * .8 * entry.Noise.Deviation.Value, 5 * entry.Noise.Deviation.Value);

        Assert.Empty(Assert.Single(Backtest.Of(trends, project.Settings.Judge)).Found);
        var line = MeasuredLine.OfNewest(project.Commits, project.History, project.Commits.Main!, project.Settings.Judge.SameEnvironment);
        var cases = SelfTest.Of(project.Settings, "version: 1\ncollect: [{ files: '*.csv' }]\n" + Losses, project.History, project.Commits, line, [])
            .Concat(trends[0].Series.SelectMany(series => WatchTrial.Of(series, DetectorSettings.Of(project.Settings.Judge, 1)))).ToList();
        Assert.Equal(6, cases.Count);
        Assert.All(cases, one => Assert.True(one.Passed, one.ToString()));
    }

    /// <summary>The 25 series of 50 points and more of a benchmark that ran on hosted machines for six years, and whose code hardly changed.</summary>
    [Fact]
    public void Hosted_runners_remember_and_are_seldom_reported_worse()
    {
        var trends = HostedRunners().ToList();
        Assert.Equal((25, 4098), (trends.Count, trends.Sum(trend => trend.Series[0].Commits.Count)));
        var calibrations = SeriesCalibration.Of(trends, new JudgeSettings(), 100, 1, 2);
        // About half of the memory of the raw series (median .71) is levels; what is left is said where it is more than .3.
        Assert.Contains(calibrations, one => one.Advice().Any(advice => advice.StartsWith("neighbouring commits are alike", StringComparison.Ordinal)));
        Assert.Contains(calibrations, one => one.Found!.Modes is not null);
        Assert.All(calibrations, one => Assert.True(one.Found!.StandardDeviation == 0 || one.Deviation > 0));

        var backtests = Backtest.Of(trends, new JudgeSettings());
        var worse = backtests.Sum(backtest => backtest.Found.Count(change => change.IsWorse));
        var better = backtests.Sum(backtest => backtest.Found.Count(change => !change.IsWorse));
        // A ratio of 150 % to the commit before reports .27 of 100 commits as worse; the machines became faster.
        Assert.InRange(100.0 * worse / 4098, 0, .27);
        Assert.True(better > worse, FormattableString.Invariant($"{better} better, {worse} worse"));
    }

    private static IEnumerable<Trend> HostedRunners() =>
        Rows("gha_benchmark_history/github-action-benchmark.csv").GroupBy(cells => (Suite: cells[0], Bench: cells[5], Unit: cells[7]))
            .Where(series => series.Count() >= 50).Select(series =>
            {
                var better = series.Key.Unit.Contains("/s", StringComparison.Ordinal) ? Direction.Higher : Direction.Lower;
                var title = CheckVerdict.TitleOf("time", NamedValues<string>.Of(("bench", $"{series.Key.Suite}: {series.Key.Bench}")));
                var check = new CheckSettings { Name = "time", Kind = "metric", Y = "time", X = [], Better = better };
                var commits = series.OrderBy(cells => long.Parse(cells[4], CultureInfo.InvariantCulture)).Select((cells, i) => new WatchedCommit(
                    FormattableString.Invariant($"{cells[2]}{i:x28}"), double.Parse(cells[6], CultureInfo.InvariantCulture), DateTimeOffset.UnixEpoch.AddDays(i), series.Count() - 1 - i));
                return new Trend(check, title, ["mean"], [])
                {
                    Gates = [new GateRule { Target = "mean", WorseBy = new Amount(.1, IsRelative: true) }],
                    Series = [new WatchedSeries(title, "mean", "hosted", new WatchScale(true, better), [.. commits])],
                };
            });

    /// <summary>Cells of a table in which only the last column has quotes.</summary>
    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(SharedData.Path(file)).Skip(1).Select(line => line.Split(','));
}
