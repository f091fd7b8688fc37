using ScalingCheck.History;

namespace ScalingCheck.Rehearsal;

/// <summary>The commits of a repository with one more on top: a change that nobody made, proposed against a commit that is there.</summary>
internal sealed class ProposedCommit(ICommitGraph graph, string name, string parent) : ICommitGraph
{
    public string? Head => name;

    public string? CurrentBranch => null;

    public bool IsDirty => false;

    public bool IsShallow => graph.IsShallow;

    public string? Resolve(string revision) => revision == name ? name : graph.Resolve(revision);

    public CommitDetails? Describe(string commit) => commit == name ? new CommitDetails(name, [parent], null, null) : graph.Describe(commit);

    public BaseBranch? FindBaseBranch(string? branch = null) => new(branch ?? graph.FindBaseBranch()?.Name ?? "the base branch", [parent]);

    public MergeBase FindMergeBase(string commit, IReadOnlyList<string> others)
    {
        if (commit != name) return graph.FindMergeBase(commit, others);
        return others.Contains(parent) ? MergeBase.At(parent) : graph.FindMergeBase(parent, others);
    }

    public Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit)
    {
        if (commit != name) return graph.FirstParents(commit, limit);
        var below = graph.FirstParents(parent, Math.Max(0, limit - 1));
        return below with
        {
            Ancestors = [new Ancestor(name, 0, null), .. below.Ancestors.Select(ancestor => ancestor with { Distance = ancestor.Distance + 1 })],
        };
    }

    public int? DistanceBehind(string ancestor, string tip) => tip == parent && ancestor == parent ? 0 : graph.DistanceBehind(ancestor, tip);
}
