namespace ScalingCheck.History;

/// <summary>
/// The commit that a measurement is compared from, and the line of commits that may be its baseline.
/// <para>
/// The anchor is the merge base of what is checked out and the base branch. One rule serves both checkouts of a pull
/// request: at the head of the branch it is the fork point; at GitHub's merge commit it is the first parent, the base
/// tip that was merged in, which is what the change was measured on top of.
/// </para>
/// </summary>
/// <param name="Commit">The anchor; null when the outcome says why there is none.</param>
/// <param name="Branch">The base branch, when there is one.</param>
/// <param name="Candidates">The anchor and its ancestors along first parents.</param>
/// <param name="BehindBase">How many commits the anchor lies behind the tip of the base branch, when known.</param>
internal sealed record BaselineAnchor(
    AnchorOutcome Outcome, string? Commit, BaseBranch? Branch, Lineage Candidates, int? BehindBase)
{
    /// <summary>The anchor of what is checked out.</summary>
    public static BaselineAnchor Find(ICommitGraph graph, string? baseBranch = null, int limit = Lineage.DefaultLimit) =>
        Find(graph, graph.Head, graph.IsDirty, baseBranch, limit);

    /// <param name="graph">The commits.</param>
    /// <param name="head">The measured commit; null when nothing is committed yet.</param>
    /// <param name="uncommitted">True when what was measured differs from that commit.</param>
    /// <param name="baseBranch">Name of the base branch; the default branch when null.</param>
    /// <param name="limit">How far back candidates go.</param>
    public static BaselineAnchor Find(
        ICommitGraph graph, string? head, bool uncommitted, string? baseBranch = null, int limit = Lineage.DefaultLimit)
    {
        if (head is null) return None(AnchorOutcome.NoCommit, null);
        if (graph.FindBaseBranch(baseBranch) is not { } branch)
            return None(graph.IsShallow ? AnchorOutcome.Shallow : AnchorOutcome.NoBaseBranch, null);

        var common = graph.FindMergeBase(head, branch.Tips);
        return common.Outcome switch
        {
            MergeBaseOutcome.Shallow => None(AnchorOutcome.Shallow, branch),
            MergeBaseOutcome.Unrelated => None(AnchorOutcome.Unrelated, branch),
            MergeBaseOutcome.Unrecorded => None(AnchorOutcome.Unrecorded, branch),
            _ when common.Commit != head => At(graph, AnchorOutcome.MergeBase, common.Commit!, branch, limit),
            _ when uncommitted => At(graph, AnchorOutcome.Head, head, branch, limit),
            _ => OnBaseBranch(graph, head, branch, limit),
        };
    }

    private static BaselineAnchor OnBaseBranch(ICommitGraph graph, string head, BaseBranch branch, int limit)
    {
        if (graph.Describe(head) is not { Parents: [var parent, ..] }) return None(AnchorOutcome.FirstCommit, branch);
        return At(graph, AnchorOutcome.FirstParent, parent, branch, limit);
    }

    private static BaselineAnchor At(
        ICommitGraph graph, AnchorOutcome outcome, string commit, BaseBranch branch, int limit)
    {
        var candidates = graph.FirstParents(commit, limit);
        // A clone of depth 1 knows the name of the parent and nothing else of it.
        if (candidates.Ancestors.Count == 0 && graph.IsShallow) return None(AnchorOutcome.Shallow, branch);
        return new(outcome, commit, branch, candidates, graph.DistanceBehind(commit, branch.Tip));
    }

    private static BaselineAnchor None(AnchorOutcome outcome, BaseBranch? branch) =>
        new(outcome, null, branch, Lineage.None, null);
}
