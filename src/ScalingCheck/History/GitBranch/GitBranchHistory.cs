namespace ScalingCheck.History.GitBranch;

/// <summary>
/// A history on a git branch: no file to carry and no server, for jobs that may push. A write is acknowledged when the branch
/// has taken it, at the remote where there is one. <c>docs/history.md</c> lists what is guaranteed.
/// </summary>
internal sealed class GitBranchHistory : IHistory, IMaintainedHistory
{
    public const string DefaultBranch = "scaling-check-history";

    /// <summary>
    /// A check asks dozens of questions, and each look at the remote takes a round trip: what was seen a moment ago serves. A write
    /// needs no newer look, since the branch refuses what is not on top of it.
    /// </summary>
    public static readonly TimeSpan DefaultFreshness = TimeSpan.FromSeconds(30);

    private readonly HistoryBranch _branch;
    private readonly SnapshotFiles _snapshots;
    private readonly VerdictFiles _verdicts;

    // One conversation with git at a time; checks may be evaluated on several threads.
    private readonly Lock _gate = new();

    private bool _disposed;

    private GitBranchHistory(HistoryBranch branch)
    {
        _branch = branch;
        _snapshots = new(branch);
        _verdicts = new(branch);
    }

    /// <param name="branch">Name of the branch.</param>
    /// <param name="directory">A folder in the checkout.</param>
    /// <param name="freshness">How old a look at the branch may be and still serve a question.</param>
    /// <param name="clock">Tells when a commit of the branch was made.</param>
    public static GitBranchHistory Open(string branch, string directory, TimeSpan? freshness = null, TimeProvider? clock = null)
    {
        var store = new HistoryBranch(BranchHome.Find(branch, directory), freshness ?? DefaultFreshness, clock ?? TimeProvider.System);
        try
        {
            // What cannot be used fails here and not at the first question.
            _ = store.Listing;
            return new GitBranchHistory(store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public string Append(Snapshot snapshot)
    {
        SnapshotLimits.Check(snapshot);
        return Locked(() => _snapshots.Append(snapshot));
    }

    public IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits) =>
        commits.Count == 0 ? [] : Locked(() => _snapshots.Find(commits));

    public IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return limit == 0 ? [] : Locked(() => _snapshots.Latest(branch, limit));
    }

    public IReadOnlyList<StoredSnapshot> Page(string? afterId, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return limit == 0 ? [] : Locked(() => _snapshots.Page(afterId, limit));
    }

    public IReadOnlyList<Observation> Observations(string snapshotId, string metric) => Locked(() =>
        (IReadOnlyList<Observation>)[.. _snapshots.Load(snapshotId)?.Observations.Where(one => one.Metric == metric) ?? []]);

    public ILookup<string, Observation> Observations(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics) => Locked(() =>
    {
        var wanted = metrics.ToHashSet(StringComparer.Ordinal);
        return _snapshots.Load(snapshotIds)
            .SelectMany(one => one.Snapshot.Observations.Where(observation => wanted.Contains(observation.Metric)).Select(observation => (one.Id, observation)))
            .ToLookup(one => one.Id, one => one.observation);
    });

    public Snapshot? Load(string snapshotId) => Locked(() => _snapshots.Load(snapshotId));

    public void RecordVerdicts(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts) => Locked(() =>
    {
        _verdicts.Record(snapshotId, verdicts);
        return verdicts.Count;
    });

    public IReadOnlyList<RecordedVerdict> Verdicts(IReadOnlyCollection<string> snapshotIds) =>
        snapshotIds.Count == 0 ? [] : Locked(() => _verdicts.Read(snapshotIds));

    public void RecordChanges(IReadOnlyList<RecordedChange> changes)
    {
        if (changes.Count == 0) return;
        Locked(() => ChangeFiles.Record(_branch, changes));
    }

    public IReadOnlyList<RecordedChange> Changes(IReadOnlyCollection<string>? commits) =>
        commits is { Count: 0 } ? [] : Locked(() => ChangeFiles.Read(_branch, commits));

    public int Forget(IReadOnlyCollection<string> snapshotIds) =>
        snapshotIds.Count == 0 ? 0 : Locked(() => _snapshots.Forget(snapshotIds));

    public string Location => _branch.Location;

    public long? SchemaVersion => BranchPaths.Version;

    /// <summary>What is said of snapshots and all changes can be read, and nothing is said of what is not there.</summary>
    public IReadOnlyList<string> Verify() => Locked(() => (IReadOnlyList<string>)[.. _verdicts.Verify(), .. ChangeFiles.Verify(_branch)]);

    public long? Compact()
    {
        Locked(() =>
        {
            _branch.Compact();
            return 0;
        });
        return null;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed) _branch.Dispose();
            _disposed = true;
        }
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return work();
        }
    }
}
