namespace ScalingCheck.History.GitBranch;

/// <summary>The snapshots on the branch, one file each.</summary>
internal sealed class SnapshotFiles(HistoryBranch branch)
{
    /// <summary>How many are read at once where it is not known how many will be needed.</summary>
    private const int Batch = 500;

    /// <summary>Thirty commits of a check are asked for metric by metric; so much of them is kept unpacked, about 200 MB.</summary>
    private const int MostObservations = 1_000_000;

    /// <summary>Longer than what stands before the observations, in bytes.</summary>
    private const int UsualHeader = 16 * 1024;

    private readonly Dictionary<string, StoredSnapshot> _headers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Snapshot> _loaded = new(StringComparer.Ordinal);
    private int _observations;

    public string Append(Snapshot snapshot)
    {
        var id = SnapshotId.Of(snapshot);
        var path = BranchPaths.Snapshot(snapshot.Commit, snapshot.CommitTime, id);
        byte[]? content = null;
        branch.Change($"Record {CommitName.Short(BranchPaths.CommitPart(snapshot.Commit))}", listing =>
            listing.Snapshot(id) is not null ? [] : [new FileChange(path, content ??= PackedText.Pack(SnapshotDocument.ToBytes(snapshot, id)))]);
        return id;
    }

    public List<StoredSnapshot> Find(IReadOnlyCollection<string> commits)
    {
        var listing = branch.Listing;
        var wanted = commits.ToHashSet(StringComparer.Ordinal);
        return [.. Headers(listing, [.. wanted.SelectMany(listing.IdsOf)]).Where(stored => wanted.Contains(stored.Commit))
            .OrderBy(stored => stored.RunTime).ThenBy(stored => stored.Id, StringComparer.Ordinal)];
    }

    /// <summary>Month by month, newest first, and no further back than it takes.</summary>
    public List<StoredSnapshot> Latest(string? ofBranch, int limit)
    {
        var listing = branch.Listing;
        var found = new List<StoredSnapshot>();
        foreach (var month in listing.Months)
        {
            found.AddRange(Headers(listing, [.. month]).Where(stored => ofBranch is null || stored.Branch == ofBranch)
                .OrderByDescending(stored => stored.CommitTime).ThenByDescending(stored => stored.RunTime)
                .ThenBy(stored => stored.Id, StringComparer.Ordinal));
            if (found.Count >= limit) break;
        }

        return found.Count > limit ? found[..limit] : found;
    }

    public List<StoredSnapshot> Page(string? afterId, int limit)
    {
        var listing = branch.Listing;
        return Headers(listing, [.. listing.Ids.SkipWhile(id => string.CompareOrdinal(id, afterId ?? "") <= 0).Take(limit)]);
    }

    /// <exception cref="HistoryException">The content is not what its name says: edited, or damaged.</exception>
    public Snapshot? Load(string id) => Load([id]) is [var only] ? only.Snapshot : null;

    /// <summary>Those that there are, what is not here yet fetched at once.</summary>
    /// <exception cref="HistoryException">The content of one is not what its name says: edited, or damaged.</exception>
    public List<(string Id, Snapshot Snapshot)> Load(IReadOnlyCollection<string> ids)
    {
        var files = ids.Distinct(StringComparer.Ordinal).Select(id => (Id: id, File: branch.Known.Snapshot(id) ?? branch.Listing.Snapshot(id)))
            .Where(one => one.File is not null).ToList();
        var unread = files.FindAll(one => !_loaded.ContainsKey(one.Id));
        var read = branch.Read([.. unread.Select(one => one.File!)], (file, packed) =>
            Verified(BranchPaths.Parse(file.Path)!.Value.Second, SnapshotDocumentReader.Read(PackedText.Unpack(packed))));
        var found = files.ConvertAll(one => (one.Id, _loaded.GetValueOrDefault(one.Id)!));
        foreach (var (one, snapshot) in unread.Zip(read))
        {
            found[files.IndexOf(one)] = (one.Id, snapshot);
            Keep(one.Id, snapshot);
        }

        return found;
    }

    private void Keep(string id, Snapshot snapshot)
    {
        if ((_observations += snapshot.Observations.Count) > MostObservations)
        {
            _loaded.Clear();
            _observations = snapshot.Observations.Count;
        }

        _loaded[id] = snapshot;
    }

    /// <summary>Takes the snapshots off the tip, with what was said of them; earlier commits of the branch still have them.</summary>
    public int Forget(IReadOnlyCollection<string> ids)
    {
        var count = 0;
        branch.Change("Forget old snapshots", listing =>
        {
            var known = ids.Distinct(StringComparer.Ordinal).Where(id => listing.Snapshot(id) is not null).ToList();
            count = known.Count;
            return [.. known.SelectMany(id => listing.Verdicts(id).Select(said => said.Value).Prepend(listing.Snapshot(id)!))
                .Select(file => new FileChange(file.Path, null))];
        });
        return count;
    }

    private List<StoredSnapshot> Headers(BranchListing listing, IReadOnlyList<string> ids)
    {
        foreach (var batch in ids.Where(id => !_headers.ContainsKey(id)).Chunk(Batch))
        {
            var headers = branch.Read([.. batch.Select(id => listing.Snapshot(id)!)], (_, packed) => Header(packed));
            for (var i = 0; i < batch.Length; i++) _headers.Add(batch[i], Stored(batch[i], headers[i]));
        }

        return [.. ids.Select(id => _headers[id])];
    }

    /// <summary>The beginning is enough, unless somebody has written a very long one.</summary>
    private static Snapshot Header(byte[] packed)
    {
        try
        {
            return SnapshotDocumentReader.ReadHeader(PackedText.Beginning(packed, UsualHeader));
        }
        catch (FormatException)
        {
            return SnapshotDocumentReader.ReadHeader(PackedText.Unpack(packed));
        }
    }

    private static Snapshot Verified(string id, Snapshot snapshot) => SnapshotId.Of(snapshot) == id ? snapshot
        : throw new FormatException("its content is not what its name was made of: it was changed after it was written");

    private static StoredSnapshot Stored(string id, Snapshot snapshot) => new(
        id, snapshot.Commit, snapshot.Parents, snapshot.Branch, snapshot.Subject, snapshot.CommitTime, snapshot.RunTime,
        snapshot.Uncommitted, snapshot.Environment);
}
