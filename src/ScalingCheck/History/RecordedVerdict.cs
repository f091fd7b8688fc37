namespace ScalingCheck.History;

/// <summary>What the judge said of one estimate of one snapshot: history's memory of regressions.</summary>
/// <param name="Check">Name of the check, with its group: <c>sort-time[benchmark=quick]</c>.</param>
/// <param name="Estimate">Name of the gate or estimate: <c>slope</c>, <c>forecast@N=1e7</c>.</param>
/// <param name="Verdict">The word of the verdict in lower case: <c>pass</c>, <c>regressed</c>.</param>
internal sealed record RecordedVerdict(
    string SnapshotId, string Check, string Estimate, string Verdict, double? Value, double? StandardError);
