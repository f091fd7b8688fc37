namespace ScalingCheck.History;

/// <summary>
/// A store of snapshots: append-only, content-addressed, safe to write from many processes. Every store passes the same
/// contract tests. Failures of the store itself are thrown as <see cref="HistoryException"/>.
/// </summary>
internal interface IHistory : IDisposable
{
    /// <summary>
    /// Stores a snapshot. When it returns, the snapshot survives the death of the process. Appending the same content
    /// again changes nothing and returns the same id; measuring a commit again is another snapshot of that commit.
    /// </summary>
    string Append(Snapshot snapshot);

    /// <summary>What is stored for these commits, without observations, oldest run first.</summary>
    IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits);

    /// <summary>The newest snapshots by commit time, newest first: of one branch, or of all when null.</summary>
    IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit);

    /// <summary>All snapshots a page at a time, in ordinal order of their ids: at most so many after the one named.</summary>
    IReadOnlyList<StoredSnapshot> Page(string? afterId, int limit);

    /// <summary>One metric of one snapshot, in the order it was recorded.</summary>
    IReadOnlyList<Observation> Observations(string snapshotId, string metric);

    /// <summary>
    /// Some metrics of several snapshots by snapshot, each metric in the order it was recorded; what is not known is not there. One
    /// question for all that a check looks at: a store may be far away.
    /// </summary>
    ILookup<string, Observation> Observations(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics);

    /// <summary>A whole snapshot, observations in the order they were recorded; null when the id is not known.</summary>
    Snapshot? Load(string snapshotId);

    /// <summary>Records what the judge said of a snapshot; saying it again replaces what was said before.</summary>
    void RecordVerdicts(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts);

    /// <summary>What the judge said of these snapshots, in the order of snapshot, check and estimate.</summary>
    IReadOnlyList<RecordedVerdict> Verdicts(IReadOnlyCollection<string> snapshotIds);

    /// <summary>Records changes of level. One that is recorded already stays as it was: a report is never rewritten.</summary>
    void RecordChanges(IReadOnlyList<RecordedChange> changes);

    /// <summary>The changes of which the new level begins at these commits, or all when null, in the order of time and id.</summary>
    IReadOnlyList<RecordedChange> Changes(IReadOnlyCollection<string>? commits);

    /// <summary>
    /// Removes snapshots with what was said of them, for retention alone; nothing else ever takes anything away. Returns how
    /// many were there. Recorded changes stay.
    /// </summary>
    int Forget(IReadOnlyCollection<string> snapshotIds);
}
