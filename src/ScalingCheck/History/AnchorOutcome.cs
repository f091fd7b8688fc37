namespace ScalingCheck.History;

/// <summary>Where the baseline starts, or why there is none.</summary>
internal enum AnchorOutcome
{
    /// <summary>The measured commit branched off the base branch at the anchor.</summary>
    MergeBase,

    /// <summary>The measured commit is on the base branch: the anchor is its first parent.</summary>
    FirstParent,

    /// <summary>The work tree is changed and HEAD is on the base branch: the anchor is HEAD itself.</summary>
    Head,

    /// <summary>Nothing is committed yet.</summary>
    NoCommit,

    /// <summary>Neither this clone nor its origin has a base branch of that name.</summary>
    NoBaseBranch,

    /// <summary>The measured commit is the first one of the base branch.</summary>
    FirstCommit,

    /// <summary>The clone does not reach back far enough to tell.</summary>
    Shallow,

    /// <summary>The measured commit and the base branch have no commit in common.</summary>
    Unrelated,

    /// <summary>Commits between the measured one and the base branch were never recorded.</summary>
    Unrecorded,
}
