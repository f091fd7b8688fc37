namespace ScalingCheck.History;

/// <summary>
/// What the choice of a baseline needs to know of commits. Commits are full object names; everything that may be missing
/// (no commit yet, a shallow clone, an unknown name) is a result, never an exception.
/// </summary>
internal interface ICommitGraph
{
    /// <summary>The commit that is checked out; null before the first commit.</summary>
    string? Head { get; }

    /// <summary>The branch that is checked out; null when HEAD is detached, as it is for a pull request in CI.</summary>
    string? CurrentBranch { get; }

    /// <summary>True when a tracked file differs from <see cref="Head"/>. Untracked files (results, say) do not count.</summary>
    bool IsDirty { get; }

    /// <summary>True when history was cut off at some depth, so that "no common commit" may only mean "not fetched".</summary>
    bool IsShallow { get; }

    /// <summary>
    /// Fetches more of the history of a shallow clone, at most so many commits further back; false when there is nothing
    /// to fetch from, or it failed. What was said of commits before may then be out of date.
    /// </summary>
    bool Deepen(int commits, string? branch) => false;

    /// <summary>The commit that a name, tag, branch or abbreviation stands for; null when there is none.</summary>
    string? Resolve(string revision);

    /// <summary>Parents, time and subject; null when the commit is not here.</summary>
    CommitDetails? Describe(string commit);

    /// <summary>The branch of that name, here or at origin (or <c>remote/branch</c>); the default branch when null; null when there is none.</summary>
    BaseBranch? FindBaseBranch(string? name = null);

    /// <summary>The best common ancestor of a commit and any of the others.</summary>
    MergeBase FindMergeBase(string commit, IReadOnlyList<string> others);

    /// <summary>The commit itself and its ancestors along first parents, newest first, at most so many.</summary>
    Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit);

    /// <summary>How many steps along first parents lead from the tip back to the ancestor; null when unknown.</summary>
    int? DistanceBehind(string ancestor, string tip);
}
