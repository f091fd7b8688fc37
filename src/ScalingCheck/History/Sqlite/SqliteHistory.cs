using System.Text.Json;
using Microsoft.Data.Sqlite;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Sqlite;

/// <summary>
/// The default store: one SQLite file. One transaction a snapshot, a write-ahead log, many processes at once (a writer
/// waits for the writer before it). <c>docs/history.md</c> lists what is guaranteed.
/// </summary>
internal sealed class SqliteHistory : IHistory, IMaintainedHistory
{
    /// <summary>Long enough for a queue of CI jobs that each append, short enough to be noticed by a person.</summary>
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(30);

    // A check of thirty such snapshots waits a tenth of a second for it.
    private const int MostExamined = 1_000;

    private readonly HashSet<string> _examined = new(StringComparer.Ordinal);
    private readonly SqliteFile _file;
    private readonly TimeSpan _busyTimeout;
    private readonly Lazy<SqliteSnapshotWriter> _writer;
    private readonly SqliteSnapshotReader _reader;
    private readonly SqliteObservationReader _observations;
    private readonly SqliteManyObservations _many;
    private readonly SqliteVerdicts _verdicts;
    private readonly SqliteChanges _changes;
    private readonly SqliteRetention _retention;
    private readonly SqliteMaintenance _maintenance;

    // A connection serves one thread at a time; checks may be evaluated on several.
    private readonly Lock _gate = new();

    private bool _disposed;

    private SqliteHistory(SqliteFile file, TimeSpan busyTimeout)
    {
        _file = file;
        _busyTimeout = busyTimeout;
        _writer = new(() => new SqliteSnapshotWriter(file));
        _reader = new(file);
        _observations = new(file);
        _many = new(file, _observations);
        _verdicts = new(file);
        _changes = new(file);
        _retention = new(file);
        _maintenance = new(file);
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>False on a read-only disk: everything can be read and nothing appended.</summary>
    public bool CanWrite => _file.CanWrite;

    /// <summary>Opens the file, and creates it with its folder when there is none.</summary>
    public static SqliteHistory Open(string path, TimeSpan? busyTimeout = null)
    {
        var full = System.IO.Path.GetFullPath(path);
        var wait = busyTimeout ?? DefaultBusyTimeout;
        return Guard(full, wait, () => new SqliteHistory(SqliteOpening.Open(full, wait), wait));
    }

    public string Append(Snapshot snapshot)
    {
        SnapshotLimits.Check(snapshot);
        var id = SnapshotId.Of(snapshot);
        return Locked(() =>
        {
            // Known already: needs no write lock, and works on a read-only disk.
            if (_reader.Contains(id)) return id;
            RequireWritable();
            return _file.Transaction(() =>
            {
                if (!_reader.Contains(id)) _writer.Value.Insert(id, snapshot);
                return id;
            });
        });
    }

    public IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits) =>
        commits.Count == 0 ? [] : Locked(() => _reader.Find(commits));

    public IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Locked(() => _reader.Latest(branch, limit));
    }

    public IReadOnlyList<StoredSnapshot> Page(string? afterId, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Locked(() => _reader.Page(afterId, limit));
    }

    public IReadOnlyList<Observation> Observations(string snapshotId, string metric) => Locked(() =>
    {
        RequireItsId(snapshotId);
        return _observations.Read(snapshotId, metric);
    });

    public ILookup<string, Observation> Observations(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics) => Locked(() => _file.Reading(() =>
    {
        foreach (var id in snapshotIds) RequireItsId(id);
        return _many.Read(snapshotIds.Distinct(StringComparer.Ordinal), metrics).ToLookup(one => one.Id, one => one.Observation);
    }));

    public Snapshot? Load(string snapshotId) => Locked(() => Read(snapshotId));

    private Snapshot? Read(string snapshotId) =>
        _reader.Get(snapshotId) is not var (stored, toolVersion) ? null : new Snapshot
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
            Observations = _observations.ReadAll(snapshotId),
        };

    public void RecordVerdicts(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts) => Locked(() =>
    {
        RequireWritable();
        return _file.Transaction(() => _verdicts.Record(snapshotId, verdicts));
    });

    public IReadOnlyList<RecordedVerdict> Verdicts(IReadOnlyCollection<string> snapshotIds) =>
        snapshotIds.Count == 0 ? [] : Locked(() => _verdicts.Read(snapshotIds));

    public void RecordChanges(IReadOnlyList<RecordedChange> changes)
    {
        if (changes.Count == 0) return;
        Locked(() =>
        {
            RequireWritable();
            return _file.Transaction(() => _changes.Record(changes));
        });
    }

    public IReadOnlyList<RecordedChange> Changes(IReadOnlyCollection<string>? commits) =>
        commits is { Count: 0 } ? [] : Locked(() => _changes.Read(commits));

    public int Forget(IReadOnlyCollection<string> snapshotIds)
    {
        if (snapshotIds.Count == 0) return 0;
        return Locked(() =>
        {
            RequireWritable();
            return _file.Transaction(() => _retention.Forget(snapshotIds));
        });
    }

    public string Location => _file.Path;

    public long? SchemaVersion => Locked(() => _maintenance.SchemaVersion);

    /// <summary>Of the file and its log.</summary>
    public long? Size => Locked(() => _maintenance.Size);

    public IReadOnlyList<string> Verify() => Locked(_maintenance.Verify);

    public long? Compact() => Locked(() =>
    {
        RequireWritable();
        return (long?)_maintenance.Compact();
    });

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed) _file.Dispose();
            _disposed = true;
        }
    }

    /// <summary>
    /// SQLite keeps no checksums, and a verdict from a number in which a bit turned would be a guess. A snapshot is compared with
    /// its id when it is first read for a check, unless it is so large that a check would wait for it.
    /// </summary>
    private void RequireItsId(string snapshotId)
    {
        if (_examined.Contains(snapshotId) || !_observations.HasAtMost(snapshotId, MostExamined)) return;
        if (Read(snapshotId) is { } content && SnapshotId.Of(content) != snapshotId)
            throw new HistoryException(Catalogue.HistoryDamaged(_file.Path, $"a snapshot of commit {CommitName.Short(content.Commit)} is not what its id says"));
        _examined.Add(snapshotId);
    }

    private void RequireWritable()
    {
        if (!_file.CanWrite) throw new HistoryException(Catalogue.HistoryReadOnly(_file.Path));
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Guard(_file.Path, _busyTimeout, work);
        }
    }

    private static T Guard<T>(string path, TimeSpan busyTimeout, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw SqliteErrors.Translate(failure, path, busyTimeout);
        }
        catch (Exception failure)
            when (failure is JsonException or FormatException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            // A column that no version of this program wrote.
            throw new HistoryException(Catalogue.HistoryDamaged(path, failure.Message), failure);
        }
    }
}
