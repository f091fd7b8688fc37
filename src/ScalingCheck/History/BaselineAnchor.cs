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
    /// <summary>The default branch, when the base branch is another one and the anchor is not on the default branch.</summary>
    public BaseBranch? StackedOn { get; init; }

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
        var (candidates, below) = Line(graph, commit, branch, limit);
        // A clone of depth 1 knows the name of the parent and nothing else of it.
        if (candidates.Ancestors.Count == 0 && graph.IsShallow) return None(AnchorOutcome.Shallow, branch);
        return new(outcome, commit, branch, Recent(candidates), graph.DistanceBehind(commit, branch.Tip)) { StackedOn = below };
    }

    /// <summary>
    /// First parents; for a branch on a branch its own commits, then the line of its merge base with the default branch, which
    /// first parents alone would miss where the default branch was merged into it.
    /// </summary>
    private static (Lineage Candidates, BaseBranch? Below) Line(ICommitGraph graph, string commit, BaseBranch branch, int limit)
    {
        var own = graph.FirstParents(commit, limit);
        if (graph.FindBaseBranch() is not { } main || IsOrMirrors(branch, main)) return (own, null);
        if (graph.FindMergeBase(commit, main.Tips).Commit is not { } fork || fork == commit) return (own, null);
        var line = graph.FirstParents(fork, limit);
        var shared = line.Ancestors.Select(ancestor => ancestor.Commit).ToHashSet(StringComparer.Ordinal);
        var ancestors = own.Ancestors.TakeWhile(ancestor => !shared.Contains(ancestor.Commit)).Concat(line.Ancestors).Take(limit)
            .Select((ancestor, distance) => ancestor with { Distance = distance }).ToList();
        return (new Lineage(ancestors, own.CutShort || line.CutShort), main);
    }

    /// <summary>In the clone of a fork <c>upstream/main</c> is what <c>main</c> follows, and no branch on it.</summary>
    private static bool IsOrMirrors(BaseBranch branch, BaseBranch main) =>
        branch.Name == main.Name || branch.Name.EndsWith("/" + main.Name, StringComparison.Ordinal);

    /// <summary>Without what is too old beside the newest: a baseline of another year says little.</summary>
    private static Lineage Recent(Lineage line)
    {
        if (line.Ancestors is not [{ Time: { } newest }, ..]) return line;
        var recent = line.Ancestors.TakeWhile(ancestor => ancestor.Time is not { } time || newest - time <= Lineage.OldestAge).ToList();
        return recent.Count == line.Ancestors.Count ? line : new Lineage(recent, CutShort: false);
    }

    private static BaselineAnchor None(AnchorOutcome outcome, BaseBranch? branch) =>
        new(outcome, null, branch, Lineage.None, null);
}
