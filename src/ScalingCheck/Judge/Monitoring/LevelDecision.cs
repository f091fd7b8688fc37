using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>What is decided at the newest commit of one level.</summary>
/// <param name="Change">The change of level that it makes certain; null when there is none.</param>
/// <param name="IsBimodal">True when the series falls by turns about two levels.</param>
/// <param name="Excursion">How long the series has been worse; null when there is nothing to speak of.</param>
internal sealed record LevelDecision(DetectedChange? Change, bool IsBimodal, WatchedExcursion? Excursion)
{
    /// <param name="values">The values of the level, larger is worse, the commit to decide last.</param>
    public static LevelDecision Of(ReadOnlySpan<double> values, DetectorOptions options, ExcursionSettings excursions)
    {
        var alarms = excursions.Action == ExcursionAction.Alarm;
        // Two judges share one budget.
        var share = alarms ? options with { FalseAlarms = options.FalseAlarms / 2 } : options;
        var change = Detected(values, share, out var modes);
        var excursion = WatchedExcursion.Of(
            values, change is { IsWorse: true } ? change.At : null, new FalseAlarmBudget(share.FalseAlarms).PerCommit, excursions);
        if (alarms && change is null && excursion is { Counts: true }) change = excursion.AsChange(values);
        return new LevelDecision(change, modes is not null, excursion);
    }

    /// <summary>
    /// A series that falls by turns about two levels is looked at twice, as it is and within its modes, at half the budget each: a
    /// step that the gap between the modes hides is plain within them.
    /// </summary>
    private static DetectedChange? Detected(ReadOnlySpan<double> values, DetectorOptions options, out TwoModes? modes)
    {
        var newest = values.Length - 1;
        modes = newest < TwoModes.FewestValues ? null : TwoModes.Find(values[..newest]);
        if (modes is null) return Last(SequentialDetector.Run(values, options, newest));
        var half = options with { FalseAlarms = options.FalseAlarms / 2 };
        if (Last(SequentialDetector.Run(values, half, newest)) is { } plain) return plain;
        if (Last(SequentialDetector.Run(modes.Remainders(values), half, newest)) is not { } within) return null;
        var before = Middle.Of(values[..within.At]);
        return within with { Before = before, After = before + (within.After - within.Before) };
    }

    private static DetectedChange? Last(IReadOnlyList<DetectedChange> found) => found.Count > 0 ? found[^1] : null;
}
