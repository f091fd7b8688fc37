namespace ScalingCheck.History;

/// <summary>
/// A change of level on the base branch, as it was when it was noticed. Once recorded it is never altered: later commits say
/// what became of it, not what it was.
/// </summary>
/// <param name="Id">Digest of check, estimate, environment and first commit: the same change has the same name.</param>
/// <param name="Check">Name of the check, with its group.</param>
/// <param name="Estimate">Name of the gate.</param>
/// <param name="Environment">Short name of the environment fingerprint it was measured in.</param>
/// <param name="Commit">The most likely first commit of the new level.</param>
/// <param name="Candidates">The commits that hold nine tenths of the probability of being the first, oldest first.</param>
/// <param name="NoticedAt">The commit whose measurement made it certain enough.</param>
/// <param name="NoticedTime">When that commit was measured.</param>
/// <param name="IsWorse">False for an improvement.</param>
/// <param name="Before">The level before, in the unit of the estimate.</param>
/// <param name="After">The level after, in the unit of the estimate.</param>
/// <param name="Size">The change in standard deviations of the series before; positive is worse.</param>
/// <param name="Statistic">What the detector had reached.</param>
/// <param name="Threshold">What it had to exceed.</param>
internal sealed record RecordedChange(
    string Id, string Check, string Estimate, string Environment, string Commit, IReadOnlyList<string> Candidates,
    string NoticedAt, DateTimeOffset NoticedTime, bool IsWorse, double Before, double After, double Size,
    double Statistic, double Threshold);
