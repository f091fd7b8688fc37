namespace ScalingCheck.Judge.Monitoring;

/// <summary>What one gate showed over the commits of the base branch, in one environment.</summary>
/// <param name="Check">Name of the check, with its group.</param>
/// <param name="Estimate">Name of the gate.</param>
/// <param name="Environment">Short name of the fingerprint.</param>
/// <param name="Commits">Oldest first. Commits without the value are left out: they count as neither good nor bad.</param>
internal sealed record WatchedSeries(
    string Check, string Estimate, string Environment, WatchScale Scale, IReadOnlyList<WatchedCommit> Commits)
{
    /// <summary>Digest of what the values depend on besides the data.</summary>
    public string Settings { get; init; } = "";


    /// <summary>The values on the scale on which they are watched: larger is worse.</summary>
    public double[] Worse() => [.. Commits.Select(commit => Scale.Worse(commit.Value))];
}
