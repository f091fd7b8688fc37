namespace ScalingCheck.History;

/// <summary>The branch that changes are made against.</summary>
/// <param name="Name">Short name: <c>main</c>.</param>
/// <param name="Tips">
/// Where it ends: at origin first, then here, where the two differ. Both count: a laptop's own <c>main</c> may be behind
/// origin's, or hold commits that are not pushed.
/// </param>
internal sealed record BaseBranch(string Name, IReadOnlyList<string> Tips)
{
    public string Tip => Tips[0];
}
