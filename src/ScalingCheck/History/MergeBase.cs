namespace ScalingCheck.History;

/// <summary>A common ancestor, or why there is none.</summary>
internal sealed record MergeBase
{
    /// <summary>None was found, and the clone is shallow: more history has to be fetched before anyone can tell.</summary>
    public static readonly MergeBase Shallow = new(MergeBaseOutcome.Shallow, null);

    /// <summary>The two have no commit in common.</summary>
    public static readonly MergeBase Unrelated = new(MergeBaseOutcome.Unrelated, null);

    /// <summary>None was found among the commits that were recorded, and some in between were not.</summary>
    public static readonly MergeBase Unrecorded = new(MergeBaseOutcome.Unrecorded, null);

    private MergeBase(MergeBaseOutcome outcome, string? commit) => (Outcome, Commit) = (outcome, commit);

    public MergeBaseOutcome Outcome { get; }

    /// <summary>The common ancestor; null unless found.</summary>
    public string? Commit { get; }

    public static MergeBase At(string commit) => new(MergeBaseOutcome.Found, commit);
}
