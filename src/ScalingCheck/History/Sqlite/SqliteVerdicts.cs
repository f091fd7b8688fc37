using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>What the judge said: the one table whose rows may be replaced.</summary>
internal sealed class SqliteVerdicts
{
    public const string ReadSql =
        """
        SELECT s.id, v.check_name, v.estimate, v.verdict, v.value, v.standard_error, v.watched, v.settings
        FROM verdict v JOIN snapshot s ON s.key = v.snapshot
        WHERE v.snapshot IN (SELECT key FROM snapshot WHERE id IN (SELECT value FROM json_each($ids)))
        ORDER BY s.id, v.check_name, v.estimate
        """;

    private readonly SqliteCommand _find;
    private readonly SqliteCommand _record;
    private readonly SqliteCommand _read;

    public SqliteVerdicts(SqliteFile file)
    {
        _find = file.Prepare("SELECT key FROM snapshot WHERE id = $id", "$id");
        _record = file.Prepare(
            """
            INSERT INTO verdict (snapshot, check_name, estimate, verdict, value, standard_error, watched, settings)
            VALUES ($snapshot, $check, $estimate, $verdict, $value, $error, $watched, $settings)
            ON CONFLICT (snapshot, check_name, estimate) DO UPDATE SET
              verdict = excluded.verdict, value = excluded.value, standard_error = excluded.standard_error,
              watched = excluded.watched, settings = excluded.settings
            """,
            "$snapshot", "$check", "$estimate", "$verdict", "$value", "$error", "$watched", "$settings");
        _read = file.Prepare(ReadSql, "$ids");
    }

    /// <summary>Returns how many were recorded.</summary>
    public int Record(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts)
    {
        var key = _find.Bind(snapshotId).ExecuteScalar()
            ?? throw new ArgumentException($"There is no snapshot {snapshotId}: append it first.", nameof(snapshotId));
        foreach (var verdict in verdicts)
        {
            _record.Bind(
                key, verdict.Check, verdict.Estimate, verdict.Verdict, StoredNumber.ToColumn(verdict.Value),
                StoredNumber.ToColumn(verdict.StandardError), StoredNumber.ToColumn(verdict.Watched?.Value),
                verdict.Watched?.Settings).ExecuteNonQuery();
        }

        return verdicts.Count;
    }

    public List<RecordedVerdict> Read(IReadOnlyCollection<string> snapshotIds)
    {
        var found = new List<RecordedVerdict>();
        using var rows = _read.Bind(StoredJson.Names(snapshotIds)).ExecuteReader();
        while (rows.Read())
        {
            found.Add(new(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3),
                StoredNumber.FromColumn(rows.GetValue(4)), StoredNumber.FromColumn(rows.GetValue(5)),
                StoredNumber.FromColumn(rows.GetValue(6)) is { } watched ? new WatchedValue(watched, rows.GetString(7)) : null));
        }

        return found;
    }
}
