using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>
/// What a change for the worse is held against: the level before it, or the level before the first of several steps that were
/// each within the limit. So small steps do not add up in silence, and a step that was reported beyond the limit, accepted or
/// followed by an improvement counts no more.
/// </summary>
internal static class LevelReference
{
    /// <summary>True when a change is a worsening by more than its gate allows.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The changes of the same series before it, oldest first.</param>
    public static bool IsBeyond(RecordedChange change, IEnumerable<KnownChange> before, GateRule gate, WatchScale scale)
    {
        if (!change.IsWorse) return false;
        double? reference = null;
        foreach (var known in before)
        {
            var passed = known.Change.IsWorse && known.Acceptance is null && !IsBeyond(known.Change, reference, gate, scale);
            reference = passed ? reference ?? known.Change.Before : null;
        }

        return IsBeyond(change, reference, gate, scale);
    }

    /// <summary>How much worse the gate allows, on the scale of the series.</summary>
    public static double MarginOf(GateRule gate, WatchScale scale, double level)
    {
        var isSlope = gate.Target == CurveComparison.Slope;
        return Margins.Of(gate.WorseBy ?? Amount.Zero, scale.IsLogarithmic || isSlope, isSlope ? double.NaN : level, scale.Better);
    }

    private static bool IsBeyond(RecordedChange change, double? reference, GateRule gate, WatchScale scale)
    {
        var level = reference ?? change.Before;
        return scale.Worse(change.After) - scale.Worse(level) > MarginOf(gate, scale, level);
    }
}
