using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>What the detector says of one gate at the newest commit of the base branch.</summary>
/// <param name="Commits">How many commits of the present level came before the head.</param>
/// <param name="Noticed">The change that this commit made certain; null when there is none.</param>
internal sealed record Watch(WatchedSeries Series, int Commits, RecordedChange? Noticed)
{
    /// <summary>True when the change that was noticed is a worsening by more than the gate allows.</summary>
    public bool IsBeyondLimit { get; init; }

    /// <summary>
    /// True when a single commit that looks bad decides nothing: the level is known well enough to be watched, or its beginning was
    /// reported and explains what is seen. The false alarms of two judges would add up, and a report would be repeated.
    /// </summary>
    public required bool DecidesOverCommits { get; init; }

    /// <summary>The reported change that explains why the commit looks bad; null when none does.</summary>
    public RecordedChange? ExplainedBy { get; init; }

    /// <summary>True when the series falls by turns about two levels.</summary>
    public bool IsBimodal { get; init; }

    /// <summary>How long the branch has been worse; null when there is nothing to speak of.</summary>
    public WatchedExcursion? Excursion { get; init; }
}
