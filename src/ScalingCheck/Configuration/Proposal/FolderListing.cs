namespace ScalingCheck.Configuration.Proposal;

/// <summary>What was found below a folder.</summary>
/// <param name="Paths">Every file that was looked at, in ordinal order.</param>
/// <param name="Files">Those that hold metrics in a known format.</param>
/// <param name="Notes">What was left out of the search, a sentence each.</param>
internal sealed record FolderListing(IReadOnlyList<string> Paths, IReadOnlyList<MetricFile> Files, IReadOnlyList<string> Notes);
