using ScalingCheck.History;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>What the judge makes of a series of the base branch, commit by commit.</summary>
public sealed class ChangeMonitorTests
{
    private static readonly DetectorOptions Usual = new();

    private static readonly ExcursionSettings Report = new();

    private static readonly ExcursionSettings Alarm = new() { Action = ExcursionAction.Alarm };

    [Fact]
    public void Replayed_commit_by_commit_reports_are_only_ever_added()
    {
        var series = Series(Noise(1, 160, i => i < 60 ? 0 : i < 110 ? 4 : 0));
        var whole = ChangeMonitor.Replay(series, Usual, Report).Found;
        Assert.NotEmpty(whole);
        for (var n = 20; n <= 160; n += 7)
        {
            var then = ChangeMonitor.Replay(series with { Commits = [.. series.Commits.Take(n)] }, Usual, Report).Found;
            Assert.Equal(then.Select(Show), whole.Where(change => IndexOf(series, change.NoticedAt) < n).Select(Show));
        }
    }

    [Fact]
    public void A_lottery_of_two_machine_types_is_no_change_and_a_small_step_within_them_is_seen()
    {
        var lottery = Noise(2, 140, _ => 0).Select((value, i) => .4 * value + (i * 7 % 10 < 3 ? 4 : 0)).ToArray();
        Assert.Empty(ChangeMonitor.Replay(Series(lottery), Usual, Report).Found);
        var watch = ChangeMonitor.Of(Series(lottery), [], Gate, Usual, Report);
        Assert.True(watch.IsBimodal);

        // Two standard deviations within a mode, and less than half of one over both.
        var stepped = lottery.Select((value, i) => i < 120 ? value : value + .8).ToArray();
        var change = Assert.Single(ChangeMonitor.Replay(Series(stepped), Usual, Report).Found);
        Assert.InRange(change.After - change.Before, .4, 1.2);
        Assert.InRange(IndexOf(Series(stepped), change.Commit), 115, 125);
    }

    [Fact]
    public void A_report_of_a_worsening_says_how_rare_so_long_an_excursion_is()
    {
        var values = Noise(3, 90, i => i < 80 ? 0 : 3);
        for (var n = 81; n <= 90; n++)
        {
            var watch = ChangeMonitor.Of(Series(values[..n]), [], Gate, Usual, Report);
            if (watch.Noticed is null) continue;
            Assert.Equal(n - 80, watch.Excursion!.Length);
            Assert.True(watch.Excursion.Recurrence > 500);
            Assert.Contains("noise of this history does this once in", watch.Excursion.Sentence, StringComparison.Ordinal);
            return;
        }

        Assert.Fail("A step of three standard deviations was not noticed within ten commits.");
    }

    [Fact]
    public void An_excursion_that_counts_is_an_alarm_where_the_configuration_says_so()
    {
        // Half a standard deviation, too little for the detector, and every commit of it on the worse side.
        var values = Noise(4, 120, _ => 0);
        double[] stayed = [.. values, .. Enumerable.Range(0, 14).Select(i => .45 + .1 * (i % 3))];
        var told = ChangeMonitor.Of(Series(stayed), [], Gate, Usual, Report);
        Assert.Null(told.Noticed);
        Assert.True(told.Excursion is { Counts: true, Length: >= 14 });

        var alarmed = ChangeMonitor.Of(Series(stayed), [], Gate, Usual, Alarm);
        Assert.Equal(Name(stayed.Length - alarmed.Excursion!.Length), alarmed.Noticed!.Commit);
        Assert.True(alarmed.Noticed is { IsWorse: true, Size: > 0 });
        Assert.Null(ChangeMonitor.Of(Series(stayed), [], Gate, Usual, Report with { Action = ExcursionAction.Off }).Excursion);
    }

    [Fact]
    public void A_short_history_says_nothing_of_excursions()
    {
        double[] values = [.. Noise(5, 40, _ => 0), 2, 2, 2, 2, 2];
        Assert.Null(ChangeMonitor.Of(Series(values), [], Gate, Usual, Report).Excursion);
    }

    [Fact]
    public void Of_a_metric_that_is_better_higher_a_fall_is_worse()
    {
        var values = Noise(6, 60, i => i < 50 ? 100 : 80);
        var series = Series(values) with { Scale = new WatchScale(IsLogarithmic: true, Direction.Higher) };
        var change = Assert.Single(ChangeMonitor.Replay(series, Usual, Report).Found);
        Assert.True(change.IsWorse);
        Assert.InRange(change.After / change.Before, .78, .82);
    }

    private static readonly GateRule Gate = Cases.Gate("level", "0");

    private static int IndexOf(WatchedSeries series, string commit) => series.Commits.ToList().FindIndex(one => one.Commit == commit);

    private static string Name(int number) => FormattableString.Invariant($"{number:x40}");

    private static string Show(RecordedChange change) => $"{change with { Candidates = [] }} {string.Join(' ', change.Candidates)}";

    private static WatchedSeries Series(double[] values) => new(
        "loss", "level", "0123456789ab", new WatchScale(IsLogarithmic: false, Direction.Lower),
        [.. values.Select((value, i) => new WatchedCommit(Name(i), value, DateTimeOffset.UnixEpoch.AddHours(i), values.Length - 1 - i))]);

    private static double[] Noise(int seed, int count, Func<int, double> level)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => level(i) + Cases.Normal(random))];
    }
}
