using System.Security.Cryptography;
using System.Text;
using ScalingCheck.History;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>
/// Follows a gate over the commits of the base branch. Each commit is decided once, from what was known at it, and a change
/// that was reported starts a new level: the report is never moved and never taken back.
/// </summary>
internal static class ChangeMonitor
{
    /// <summary>Equal values from which on a metric counts as exact: any change of it is news.</summary>
    private const int FewestExact = 5;

    /// <summary>What the newest commit of the series adds.</summary>
    /// <param name="known">Changes of this series that were reported before.</param>
    public static Watch Of(WatchedSeries series, IReadOnlyList<RecordedChange> known, DetectorOptions options, ExcursionSettings persistence)
    {
        var start = known.Select(change => series.IndexOf(change.Commit)).Append(0).Max();
        // What lies further back than the window cannot matter, and costs.
        var first = Math.Max(start, series.Commits.Count - SequentialDetector.ValuesNeeded);
        var values = series.Worse()[first..];
        var alarms = persistence.Action == ExcursionAction.Alarm;
        // Two judges share one budget.
        var share = alarms ? options with { FalseAlarms = options.FalseAlarms / 2 } : options;
        var change = LevelDecision.Of(values, share, out var modes);
        var excursion = WatchedExcursion.Of(values, change is { IsWorse: true } ? change.At : null, PerCommit(share), persistence);
        if (alarms && change is null && excursion is { Counts: true }) change = Lasting(values, excursion);
        var before = series.Commits.Count - 1 - start;
        var noticed = change is null ? null : Record(series, change, first);
        return new Watch(series, before, noticed)
        {
            Reference = known.Append(noticed).Where(change => change is { IsWorse: true })
                .Select(change => series.Scale.Worse(change!.Before)).DefaultIfEmpty(double.NaN).Min(),
            // After a report the new level is young, and what was reported once is not to be reported again commit by commit.
            IsWatching = known.Count > 0 || before >= options.Warmup || (before >= FewestExact && values[..^1].Distinct().Count() == 1),
            IsBimodal = modes is not null,
            Excursion = excursion,
        };
    }

    /// <summary>What would have been reported, had every commit been checked in turn.</summary>
    public static IReadOnlyList<RecordedChange> Replay(WatchedSeries series, DetectorOptions options)
    {
        var found = new List<RecordedChange>();
        var values = series.Worse();
        for (int start = 0, t = 0; t < values.Length; t++)
        {
            var first = Math.Max(start, t + 1 - SequentialDetector.ValuesNeeded);
            if (LevelDecision.Of(values.AsSpan(first..(t + 1)), options, out _) is not { } change) continue;
            found.Add(Record(series, change, first));
            start = first + change.At;
        }

        return found;
    }

    private static double PerCommit(DetectorOptions options) => new FalseAlarmBudget(options.FalseAlarms).PerCommit;

    /// <summary>An excursion that counts, as a change that began with it.</summary>
    private static DetectedChange Lasting(double[] values, WatchedExcursion excursion)
    {
        var at = values.Length - excursion.Length;
        double[] before = [.. values[..at].Order()], after = [.. values[at..].Order()];
        var (from, to) = (before[before.Length / 2], after[after.Length / 2]);
        var deviation = Math.Sqrt(before.Average(value => (value - from) * (value - from)));
        return new DetectedChange(at, values.Length - 1, [at], IsWorse: true, from, to, (to - from) / deviation, excursion.Length, excursion.Limit ?? 0);
    }

    private static RecordedChange Record(WatchedSeries series, DetectedChange change, int first)
    {
        string Commit(int index) => series.Commits[first + index].Commit;
        var commit = Commit(change.At);
        return new RecordedChange(
            IdOf(series, commit, change.IsWorse), series.Check, series.Estimate, series.Environment, commit,
            [.. change.Candidates.Select(Commit)], Commit(change.NoticedAt), series.Commits[first + change.NoticedAt].Time, change.IsWorse,
            series.Scale.Value(change.Before), series.Scale.Value(change.After), change.Size, change.Statistic, change.Threshold);
    }

    private static string IdOf(WatchedSeries series, string commit, bool isWorse)
    {
        var text = string.Join('\n', series.Check, series.Estimate, series.Environment, commit, isWorse ? "worse" : "better");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
