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

    /// <summary>Standard deviations beyond a reported level that the scatter about it explains.</summary>
    private const double Explained = 4;

    /// <summary>What the newest commit of the series adds.</summary>
    /// <param name="known">The changes of this series that were reported before it, oldest beginning first.</param>
    public static Watch Of(
        WatchedSeries series, IReadOnlyList<KnownChange> known, GateRule gate, DetectorOptions options, ExcursionSettings excursions)
    {
        // By place and not by name: the commit where a level began may lack the value that is watched now.
        var start = known.Count == 0 ? 0 : series.Commits.TakeWhile(commit => commit.Distance > known.Min(change => change.Begins)).Count();
        // What lies further back than the window cannot matter, and costs.
        var first = Math.Max(start, series.Commits.Count - SequentialDetector.ValuesNeeded);
        var values = series.Worse()[first..];
        if (values.Length == 0) return new Watch(series, 0, null) { DecidesOverCommits = false };
        var decision = LevelDecision.Of(values, options, excursions);
        var noticed = decision.Change is { } change ? ChangeRecord.Of(series, change, first) : null;
        var before = series.Commits.Count - 1 - start;
        // Levels of other sizes, forms or units are no measure of this one.
        var comparable = known.Where(change => change.Settings is null || change.Settings == series.Settings).ToList();
        var last = comparable.Count > 0 ? comparable[^1] : null;
        var explained = last is { IsMuteOver: false } && Explains(last.Change, gate, series.Scale, values[^1]);
        return new Watch(series, before, noticed)
        {
            IsBeyondLimit = noticed is not null && LevelReference.IsBeyond(noticed, comparable, gate, series.Scale),
            // What was muted is judged against the old level again, commit by commit, until it is mended or accepted.
            DecidesOverCommits = last is not { IsMuteOver: true } && (explained || before >= options.Warmup || (before >= FewestExact && values[..^1].Distinct().Count() == 1)),
            ExplainedBy = explained && before < options.Warmup ? last!.Change : null,
            IsBimodal = decision.IsBimodal,
            Excursion = decision.Excursion,
        };
    }

    /// <summary>What would have been reported, had every commit been checked in turn.</summary>
    public static (IReadOnlyList<RecordedChange> Found, int Watched) Replay(
        WatchedSeries series, DetectorOptions options, ExcursionSettings excursions)
    {
        var found = new List<RecordedChange>();
        var watched = 0;
        var values = series.Worse();
        for (int start = 0, t = 0; t < values.Length; t++)
        {
            if (t - start >= options.Warmup) watched++;
            var first = Math.Max(start, t + 1 - SequentialDetector.ValuesNeeded);
            if (LevelDecision.Of(values.AsSpan(first..(t + 1)), options, excursions).Change is not { } change) continue;
            found.Add(ChangeRecord.Of(series, change, first));
            start = first + change.At;
        }

        return (found, watched);
    }

    /// <summary>True when a commit is no worse than the level that was reported: nothing else need have happened to it.</summary>
    private static bool Explains(RecordedChange last, GateRule gate, WatchScale scale, double head)
    {
        if (!last.IsWorse) return false;
        var (before, after) = (scale.Worse(last.Before), scale.Worse(last.After));
        var deviation = double.IsFinite(last.Size) && last.Size != 0 ? Math.Abs((after - before) / last.Size) : 0;
        return head <= after + LevelReference.MarginOf(gate, scale, last.After) + Explained * deviation;
    }
}
