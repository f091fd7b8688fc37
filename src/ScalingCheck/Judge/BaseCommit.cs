using ScalingCheck.Checks;

namespace ScalingCheck.Judge;

/// <summary>What one check found in one commit of the baseline.</summary>
/// <param name="Distance">Steps from the anchor along first parents: 0 is the anchor itself.</param>
internal sealed record BaseCommit(string Commit, int Distance, CheckOutcome Outcome)
{
    /// <summary>What each of its runs found, when there was more than one; else empty.</summary>
    public IReadOnlyList<CheckOutcome> Runs { get; init; } = [];
}
