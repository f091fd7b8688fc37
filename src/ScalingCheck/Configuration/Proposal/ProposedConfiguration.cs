using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>The answer of <see cref="Proposer"/>.</summary>
/// <param name="Text">The configuration; null when no check answers on the data found.</param>
/// <param name="Problems">What collecting under it reports.</param>
internal sealed record ProposedConfiguration(
    string? Text, FolderListing Listing, IReadOnlyList<GroupProposal> Groups, IReadOnlyList<Diagnostic> Problems);
