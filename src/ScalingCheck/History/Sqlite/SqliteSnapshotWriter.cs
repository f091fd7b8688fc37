using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Inserts one snapshot with its observations. Runs inside the transaction of its caller.</summary>
internal sealed class SqliteSnapshotWriter
{
    private readonly SqliteCommand _insertSnapshot;
    private readonly SqliteCommand _insertObservation;
    private readonly SqliteCommand _findSeries;
    private readonly SqliteCommand _insertSeries;
    private readonly SharedText _environments;
    private readonly SharedText _metrics;
    private readonly SharedText _sources;
    private readonly CanonicalWriter _scratch = new();

    public SqliteSnapshotWriter(SqliteFile file)
    {
        _environments = new(file, "environment", "entries");
        _metrics = new(file, "metric", "name");
        _sources = new(file, "source", "file");
        _findSeries = file.Prepare("SELECT key FROM series WHERE digest = $digest", "$digest");
        _insertSeries = file.Prepare(
            """
            INSERT INTO series (digest, metric, unit, axes, labels) VALUES ($digest, $metric, $unit, $axes, $labels)
            RETURNING key
            """,
            "$digest", "$metric", "$unit", "$axes", "$labels");
        _insertSnapshot = file.Prepare(
            """
            INSERT INTO snapshot
              (id, commit_name, parents, branch, subject, commit_time, run_time, uncommitted, environment, tool_version)
            VALUES ($id, $commit, $parents, $branch, $subject, $commit_time, $run_time, $uncommitted, $environment, $tool)
            RETURNING key
            """,
            "$id", "$commit", "$parents", "$branch", "$subject", "$commit_time", "$run_time", "$uncommitted",
            "$environment", "$tool");
        _insertObservation = file.Prepare(
            """
            INSERT INTO observation
              (snapshot, metric, ordinal, series, value, standard_error, replicates, source, line, column)
            VALUES ($snapshot, $metric, $ordinal, $series, $value, $error, $replicates, $source, $line, $column)
            """,
            "$snapshot", "$metric", "$ordinal", "$series", "$value", "$error", "$replicates", "$source", "$line",
            "$column");
    }

    public void Insert(string id, Snapshot snapshot)
    {
        // Keys learnt in a transaction that was rolled back would be wrong: they are kept for one snapshot only.
        _environments.Forget();
        _metrics.Forget();
        _sources.Forget();

        var key = (long)_insertSnapshot.Bind(
            id, snapshot.Commit, StoredJson.Names(snapshot.Parents), snapshot.Branch, snapshot.Subject,
            SnapshotId.Time(snapshot.CommitTime), SnapshotId.Time(snapshot.RunTime), snapshot.Uncommitted ? 1L : 0L,
            _environments.Key(StoredJson.Labels(snapshot.Environment.Entries)), snapshot.ToolVersion).ExecuteScalar()!;
        for (var ordinal = 0; ordinal < snapshot.Observations.Count; ordinal++)
            Insert(key, ordinal, snapshot.Observations[ordinal]);
    }

    private void Insert(long snapshot, long ordinal, Observation observation)
    {
        var metric = _metrics.Key(observation.Metric);
        // The source of an observation made in memory has no file.
        object? source = observation.Source.File is { } file ? _sources.Key(file) : null;
        _insertObservation.Bind(
            snapshot, metric, ordinal, Series(metric, observation), StoredNumber.ToColumn(observation.Value),
            StoredNumber.ToColumn(observation.StandardError), observation.Replicates, source, observation.Source.Line,
            observation.Source.Column).ExecuteNonQuery();
    }

    private long Series(long metric, Observation observation)
    {
        var digest = SeriesContent.Digest(observation, _scratch);
        return (long)(_findSeries.Bind(digest).ExecuteScalar() ?? _insertSeries.Bind(
            digest, metric, observation.Unit, StoredJson.Axes(observation.Axes),
            StoredJson.Labels(observation.Labels)).ExecuteScalar()!);
    }
}
