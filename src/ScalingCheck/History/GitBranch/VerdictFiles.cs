namespace ScalingCheck.History.GitBranch;

/// <summary>
/// What the judge said, a file for each time it spoke. Files are numbered in the order in which the branch took them, so that
/// no clock decides which is the newer word.
/// </summary>
internal sealed class VerdictFiles(HistoryBranch branch)
{
    private readonly Dictionary<string, IReadOnlyList<RecordedVerdict>> _read = new(StringComparer.Ordinal);

    public void Record(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts) => branch.Change($"Judge {snapshotId[..Math.Min(12, snapshotId.Length)]}", listing =>
    {
        var snapshot = listing.Snapshot(snapshotId)
            ?? throw new ArgumentException($"There is no snapshot {snapshotId}: append it first.", nameof(snapshotId));
        var before = Standing(listing, [snapshotId]).ToDictionary(said => (said.Check, said.Estimate));
        var news = verdicts.Where(said => !before.TryGetValue((said.Check, said.Estimate), out var known) || known != said).ToList();
        if (news.Count == 0) return [];
        var number = listing.Verdicts(snapshotId).Select(said => said.Key).DefaultIfEmpty(0).Max() + 1;
        return [new FileChange(BranchPaths.Verdict(snapshot.Path, snapshotId, number), PackedText.Pack(VerdictsDocument.ToBytes(snapshotId, news)))];
    });

    public List<RecordedVerdict> Read(IReadOnlyCollection<string> snapshotIds)
    {
        var listing = branch.Listing;
        return [.. Standing(listing, [.. snapshotIds.Distinct(StringComparer.Ordinal).Where(id => listing.Snapshot(id) is not null)])
            .OrderBy(said => said.SnapshotId, StringComparer.Ordinal)
            .ThenBy(said => said.Check, StringComparer.Ordinal).ThenBy(said => said.Estimate, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong, one sentence each; reads everything.</summary>
    public IEnumerable<string> Verify()
    {
        var listing = branch.Listing;
        foreach (var id in listing.Judged)
        {
            if (listing.Snapshot(id) is null) yield return $"verdicts are of a snapshot {id[..12]} that is not there";
            else if (HistoryBranch.Problem(() => Standing(listing, [id])) is { } problem) yield return problem;
        }
    }

    /// <summary>The last word on each gate.</summary>
    private List<RecordedVerdict> Standing(BranchListing listing, IReadOnlyList<string> ids)
    {
        var files = ids.SelectMany(id => listing.Verdicts(id).Select(said => (Id: id, File: said.Value))).ToList();
        var unread = files.Select(said => said.File).Where(file => !_read.ContainsKey(file.Path)).ToList();
        // A file of this name is never written again: its name stands for its content.
        var read = branch.Read(unread, (file, packed) => VerdictsDocument.Read(BranchPaths.Parse(file.Path)!.Value.First, PackedText.Unpack(packed)));
        for (var i = 0; i < unread.Count; i++) _read[unread[i].Path] = read[i];

        var standing = new Dictionary<(string Snapshot, string Check, string Estimate), RecordedVerdict>();
        foreach (var verdict in files.SelectMany(said => _read[said.File.Path]))
            standing[(verdict.SnapshotId, verdict.Check, verdict.Estimate)] = verdict;
        return [.. standing.Values];
    }
}
