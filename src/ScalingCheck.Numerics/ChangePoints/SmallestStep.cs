namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>The smallest step that is caught 8 times in 10.</summary>
/// <param name="Within">
/// Commits from the step on. 1 is the commit itself, by a test of one value against the newest 30 at 1 %, since the detector
/// takes no single value for a change.
/// </param>
/// <param name="Step">In the unit of the series; infinite when not even 50 standard deviations are caught.</param>
public sealed record SmallestStep(int Within, double Step);
