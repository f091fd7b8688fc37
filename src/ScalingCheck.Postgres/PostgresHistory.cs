using System.Text.Json;
using Npgsql;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>
/// The store for teams: one PostgreSQL database for many repositories and runners, each project apart from the others.
/// <c>docs/postgres.md</c> says how it is set up and what it costs.
/// </summary>
internal sealed class PostgresHistory : IHistory, IMaintainedHistory
{
    private readonly PostgresSession _session;

    // A connection serves one thread at a time; checks may be evaluated on several.
    private readonly Lock _gate = new();

    private bool _disposed;

    private PostgresHistory(PostgresSession session) => _session = session;

    /// <param name="settings">The server, from <see cref="PostgresAddress"/>.</param>
    /// <param name="project">Whose history it is, such as <c>owner/name</c>.</param>
    /// <exception cref="HistoryException">The server cannot be used; exit code 5.</exception>
    public static PostgresHistory Open(NpgsqlConnectionStringBuilder settings, string project) =>
        new(PostgresSession.Open(settings, project));

    public string Append(Snapshot snapshot)
    {
        SnapshotLimits.Check(snapshot);
        var id = SnapshotId.Of(snapshot);
        return Locked(() => _session.Run(tables =>
        {
            // Known already: needs no right to write.
            if (!tables.Snapshots.Contains(id)) tables.Writer.Append(id, snapshot);
            return id;
        }));
    }

    public IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits) =>
        commits.Count == 0 ? [] : Read(tables => tables.Snapshots.Find(commits));

    public IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Read(tables => tables.Snapshots.Latest(branch, limit));
    }

    public IReadOnlyList<StoredSnapshot> Page(string? afterId, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Read(tables => tables.Snapshots.Page(afterId, limit));
    }

    public IReadOnlyList<Observation> Observations(string snapshotId, string metric) =>
        Read(tables => tables.Observations.Read(snapshotId, metric));

    public ILookup<string, Observation> Observations(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics) =>
        Read(tables => tables.Observations.Read(snapshotIds, metrics));

    public Snapshot? Load(string snapshotId) => Read(tables =>
        tables.Snapshots.Get(snapshotId) is not var (stored, toolVersion) ? null : new Snapshot
        {
            Commit = stored.Commit,
            Parents = stored.Parents,
            Branch = stored.Branch,
            Subject = stored.Subject,
            CommitTime = stored.CommitTime,
            RunTime = stored.RunTime,
            Uncommitted = stored.Uncommitted,
            Environment = stored.Environment,
            ToolVersion = toolVersion,
            Observations = tables.Observations.ReadAll(snapshotId),
        });

    public void RecordVerdicts(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts) =>
        Locked(() => _session.Transaction(tables => tables.Verdicts.Record(snapshotId, verdicts)));

    public IReadOnlyList<RecordedVerdict> Verdicts(IReadOnlyCollection<string> snapshotIds) =>
        snapshotIds.Count == 0 ? [] : Read(tables => tables.Verdicts.Read(snapshotIds));

    public void RecordChanges(IReadOnlyList<RecordedChange> changes)
    {
        if (changes.Count > 0) Locked(() => _session.Run(tables => tables.Changes.Record(changes)));
    }

    public IReadOnlyList<RecordedChange> Changes(IReadOnlyCollection<string>? commits) =>
        commits is { Count: 0 } ? [] : Read(tables => tables.Changes.Read(commits));

    public int Forget(IReadOnlyCollection<string> snapshotIds) => snapshotIds.Count == 0
        ? 0
        : Locked(() => _session.Transaction(tables => tables.Retention.Forget(snapshotIds)));

    public string Location => $"postgres:{_session.Project} at {PostgresErrors.Server(_session.Settings)}";

    public long? SchemaVersion => PostgresSchema.Version;

    /// <summary>Of all projects of the database together.</summary>
    public long? Size => Read(tables => (long?)tables.Maintenance.Size());

    public IReadOnlyList<string> Verify() => Read(tables => tables.Maintenance.Verify());

    /// <summary>The server gives space back by itself, and other projects live in the same tables.</summary>
    public long? Compact() => throw new HistoryException(Catalogue.NotMaintained("be compacted"));

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed) _session.Dispose();
            _disposed = true;
        }
    }

    private T Read<T>(Func<PostgresTables, T> question) => Locked(() => _session.Run(question));

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return work();
            }
            catch (Exception failure)
                when (failure is JsonException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
            {
                // A row that no version of this program wrote.
                throw new HistoryException(Catalogue.PostgresFailed(PostgresErrors.Server(_session.Settings), "a row was altered by hand"), failure);
            }
        }
    }
}
