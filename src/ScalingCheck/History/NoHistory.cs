namespace ScalingCheck.History;

/// <summary>Knows nothing and keeps nothing: for a job that hands on what it measured and leaves judging to another.</summary>
internal sealed class NoHistory : IHistory
{
    public string Append(Snapshot snapshot) => SnapshotId.Of(snapshot);

    public IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits) => [];

    public IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit) => [];

    public IReadOnlyList<StoredSnapshot> Page(string? afterId, int limit) => [];

    public IReadOnlyList<Observation> Observations(string snapshotId, string metric) => [];

    public ILookup<string, Observation> Observations(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics) =>
        Array.Empty<Observation>().ToLookup(_ => "");

    public Snapshot? Load(string snapshotId) => null;

    public void RecordVerdicts(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts)
    {
    }

    public IReadOnlyList<RecordedVerdict> Verdicts(IReadOnlyCollection<string> snapshotIds) => [];

    public void RecordChanges(IReadOnlyList<RecordedChange> changes)
    {
    }

    public IReadOnlyList<RecordedChange> Changes(IReadOnlyCollection<string>? commits) => [];

    public int Forget(IReadOnlyCollection<string> snapshotIds) => 0;

    public void Dispose()
    {
    }
}
