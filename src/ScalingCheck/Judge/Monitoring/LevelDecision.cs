using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>
/// Decides at the newest commit of one level whether the level has changed. A series that falls by turns about two levels, as on
/// a pool of two machine types, is looked at twice, as it is and within its modes, at half the budget each: a step that the gap
/// between the modes hides is plain within them.
/// </summary>
internal static class LevelDecision
{
    /// <param name="values">The values of the level, larger is worse, the commit to decide last.</param>
    /// <param name="modes">The two modes of the commits before it; null when there is one.</param>
    public static DetectedChange? Of(ReadOnlySpan<double> values, DetectorOptions options, out TwoModes? modes)
    {
        var newest = values.Length - 1;
        modes = newest < TwoModes.FewestValues ? null : TwoModes.Find(values[..newest]);
        if (modes is null) return Last(SequentialDetector.Run(values, options, newest));
        var half = options with { FalseAlarms = options.FalseAlarms / 2 };
        if (Last(SequentialDetector.Run(values, half, newest)) is { } plain) return plain;
        // A calibrated threshold is that of the series as it is.
        var within = Last(SequentialDetector.Run(modes.Remainders(values), half with { Threshold = null }, newest));
        if (within is null) return null;
        var before = Median(values[..within.At]);
        return within with { Before = before, After = before + (within.After - within.Before) };
    }

    private static DetectedChange? Last(IReadOnlyList<DetectedChange> found) => found.Count > 0 ? found[^1] : null;

    private static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
