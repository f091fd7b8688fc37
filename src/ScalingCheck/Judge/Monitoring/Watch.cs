using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>What the detector says of one gate at the newest commit of the base branch.</summary>
/// <param name="Before">How many commits of the present level came before the head.</param>
/// <param name="Noticed">The change that this commit made certain; null when there is none.</param>
internal sealed record Watch(WatchedSeries Series, int Before, RecordedChange? Noticed)
{
    /// <summary>
    /// True when the level is known well enough to be watched. From then on a single commit of the base branch decides
    /// nothing: what the gate says of it is information, or the false alarms of two judges would add up.
    /// </summary>
    public required bool IsWatching { get; init; }

    /// <summary>True when the series falls by turns about two levels.</summary>
    public bool IsBimodal { get; init; }

    /// <summary>How long the branch has been worse; null when there is nothing to speak of.</summary>
    public WatchedExcursion? Excursion { get; init; }

    /// <summary>
    /// The level that a change is held against, where larger is worse: the best of those left by changes for the worse. Small
    /// steps that are each within the limit may not add up to more than it.
    /// </summary>
    public required double Reference { get; init; }

    /// <summary>True when the change that was noticed is a worsening by more than the gate allows.</summary>
    public bool IsBeyond(GateRule gate)
    {
        if (Noticed is not { IsWorse: true } change) return false;
        var margin = Margins.Of(
            gate.WorseBy ?? Amount.Zero, Series.Scale.IsLogarithmic || gate.Target == CurveComparison.Slope,
            gate.Target == CurveComparison.Slope ? double.NaN : Series.Scale.Value(Reference), Series.Scale.Better);
        return Series.Scale.Worse(change.After) - Reference > margin;
    }
}
