namespace ScalingCheck.History;

/// <summary>What the judge said of one gate of one snapshot: history's memory of regressions.</summary>
/// <param name="Check">Name of the check, with its group: <c>sort-time[benchmark=quick]</c>.</param>
/// <param name="Estimate">Name of the gate or estimate: <c>slope</c>, <c>forecast@N=1e7</c>.</param>
/// <param name="Verdict">The word of the verdict in lower case: <c>pass</c>, <c>regressed</c>.</param>
/// <param name="Value">The worsening that was judged.</param>
/// <param name="Watched">The snapshot's own value of what is watched on the base branch; null for a gate that is not.</param>
internal sealed record RecordedVerdict(
    string SnapshotId, string Check, string Estimate, string Verdict, double? Value, double? StandardError,
    WatchedValue? Watched = null);
