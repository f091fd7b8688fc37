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
    public static Watch Of(WatchedSeries series, IReadOnlyList<RecordedChange> known, DetectorOptions options)
    {
        var start = known.Select(change => series.IndexOf(change.Commit)).Append(0).Max();
        // What lies further back than the window cannot matter, and costs.
        var first = Math.Max(start, series.Commits.Count - SequentialDetector.ValuesNeeded);
        var values = series.Worse()[first..];
        var found = SequentialDetector.Run(values, options, from: values.Length - 1);
        var before = series.Commits.Count - 1 - start;
        var noticed = found.Count > 0 ? Record(series, found[^1], first) : null;
        return new Watch(series, before, noticed)
        {
            Reference = known.Append(noticed).Where(change => change is { IsWorse: true })
                .Select(change => series.Scale.Worse(change!.Before)).DefaultIfEmpty(double.NaN).Min(),
            // After a report the new level is young, and what was reported once is not to be reported again commit by commit.
            IsWatching = known.Count > 0 || before >= options.Warmup || (before >= FewestExact && values[..^1].Distinct().Count() == 1),
        };
    }

    /// <summary>What would have been reported, had every commit been checked in turn.</summary>
    public static IReadOnlyList<RecordedChange> Replay(WatchedSeries series, DetectorOptions options) =>
        [.. SequentialDetector.Run(series.Worse(), options).Select(change => Record(series, change, 0))];

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
