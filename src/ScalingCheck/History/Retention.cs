namespace ScalingCheck.History;

/// <summary>How long snapshots are kept, as the configuration says it. Applied on request alone.</summary>
/// <param name="Commits">How many of the newest commits of the base branch; null: all.</param>
/// <param name="PullRequestDays">How many days after the run a snapshot of another branch; null: for ever.</param>
internal sealed record Retention(int? Commits = null, int? PullRequestDays = null)
{
    public static readonly Retention Everything = new();

    public bool KeepsEverything => Commits is null && PullRequestDays is null;
}
