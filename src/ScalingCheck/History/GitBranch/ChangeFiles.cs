namespace ScalingCheck.History.GitBranch;

/// <summary>Changes of level, one file each; the first that is recorded of a change stays.</summary>
internal static class ChangeFiles
{
    public static int Record(HistoryBranch branch, IReadOnlyList<RecordedChange> changes)
    {
        branch.Change("Record changes of level", listing =>
        [
            .. changes.DistinctBy(change => change.Id).Where(change => !listing.HasChange(change.Id)).Select(change => new FileChange(
                BranchPaths.Change(change.Commit, change.NoticedTime, change.Id), PackedText.Pack(ChangeDocument.ToBytes(change)))),
        ]);
        return changes.Count;
    }

    public static List<RecordedChange> Read(HistoryBranch branch, IReadOnlyCollection<string>? commits)
    {
        var listing = branch.Listing;
        var files = (commits is null ? listing.Changes : commits.Distinct(StringComparer.Ordinal).SelectMany(listing.ChangesAt)).ToList();
        return [.. branch.Read(files, (_, packed) => ChangeDocument.Read(PackedText.Unpack(packed)))
            .OrderBy(change => change.NoticedTime).ThenBy(change => change.Id, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong, one sentence each; reads everything.</summary>
    public static IEnumerable<string> Verify(HistoryBranch branch) => branch.Listing.Changes.OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => HistoryBranch.Problem(() => branch.Read([file], (_, packed) => ChangeDocument.Read(PackedText.Unpack(packed))))).OfType<string>();
}
