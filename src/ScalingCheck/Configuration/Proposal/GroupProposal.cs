namespace ScalingCheck.Configuration.Proposal;

/// <summary>What is proposed for one group of files.</summary>
/// <param name="Nothing">Why nothing is; null when something is.</param>
internal sealed record GroupProposal(FileGroup Group, IReadOnlyList<CheckDraft> Drafts, string? Nothing)
{
    /// <summary>True when a check of it answers.</summary>
    public bool IsUsed => Drafts.Any(draft => draft.Refusal is null);
}
