using Npgsql;
using NpgsqlTypes;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Appends one snapshot: first what it shares with others, then, in one transaction, its row and its observations.</summary>
internal sealed class PostgresSnapshotWriter(
    NpgsqlConnection connection, PostgresProject project, PostgresSharedTexts texts, PostgresSeries series)
{
    public void Append(string id, Snapshot snapshot)
    {
        // What is shared is harmless without the snapshot, and locked for as short a time as can be.
        var environment = StoredJson.Labels(snapshot.Environment.Entries);
        texts.Store(snapshot.Observations.Select(one => one.Source.File).OfType<string>().Distinct(StringComparer.Ordinal).Append(environment));
        var keys = series.Store(snapshot.Observations);
        var projectKey = project.KeyForWriting();

        using var transaction = connection.BeginTransaction();
        // Null: another writer has appended the same; if it is still at it, this waited for the outcome.
        if (InsertRow(projectKey, id, snapshot, ContentKey.Of(environment)) is { } key)
            CopyObservations(projectKey, key, snapshot.Observations, keys);
        transaction.Commit();
    }

    private long? InsertRow(int projectKey, string id, Snapshot snapshot, Guid environment)
    {
        using var insert = connection.Statement(
            """
            INSERT INTO scaling_check.snapshot (project, id, commit_name, commit_hash, parents, branch, branch_hash, subject,
              commit_time, run_time, uncommitted, environment, tool_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (project, id) DO NOTHING
            RETURNING key
            """,
            projectKey, id, snapshot.Commit, ContentKey.Hash(snapshot.Commit), StoredJson.Names(snapshot.Parents),
            snapshot.Branch, 0L, snapshot.Subject,
            SnapshotId.Time(snapshot.CommitTime), SnapshotId.Time(snapshot.RunTime), snapshot.Uncommitted, environment, snapshot.ToolVersion);
        insert.Parameters[6] = new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Bigint,
            Value = snapshot.Branch is { } branch ? ContentKey.Hash(branch) : DBNull.Value,
        };
        return insert.ExecuteScalar() as long?;
    }

    private void CopyObservations(int projectKey, long snapshot, IReadOnlyList<Observation> observations, Guid[] keys)
    {
        using var rows = connection.BeginBinaryImport(
            """
            COPY scaling_check.observation
              (project, snapshot, metric_hash, ordinal, series, value, standard_error, replicates, source, line, col)
            FROM STDIN (FORMAT BINARY)
            """);
        var hashes = new Dictionary<string, long>(StringComparer.Ordinal);
        var sources = new Dictionary<string, Guid>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            var one = observations[i];
            if (!hashes.TryGetValue(one.Metric, out var hash)) hashes.Add(one.Metric, hash = ContentKey.Hash(one.Metric));
            rows.StartRow();
            rows.Write(projectKey, NpgsqlDbType.Integer);
            rows.Write(snapshot, NpgsqlDbType.Bigint);
            rows.Write(hash, NpgsqlDbType.Bigint);
            rows.Write(i, NpgsqlDbType.Integer);
            rows.Write(keys[i], NpgsqlDbType.Uuid);
            rows.Write(PostgresStatements.Normal(one.Value), NpgsqlDbType.Double);
            if (PostgresStatements.Normal(one.StandardError) is { } error) rows.Write(error, NpgsqlDbType.Double);
            else rows.WriteNull();
            if (one.Replicates is { } replicates) rows.Write(replicates, NpgsqlDbType.Integer);
            else rows.WriteNull();
            // The source of an observation made in memory has no file.
            if (one.Source.File is { } file) rows.Write(Source(file, sources), NpgsqlDbType.Uuid);
            else rows.WriteNull();
            rows.Write(one.Source.Line, NpgsqlDbType.Integer);
            rows.Write(one.Source.Column, NpgsqlDbType.Integer);
        }

        rows.Complete();
    }

    private static Guid Source(string file, Dictionary<string, Guid> known)
    {
        if (!known.TryGetValue(file, out var key)) known.Add(file, key = ContentKey.Of(file));
        return key;
    }
}
