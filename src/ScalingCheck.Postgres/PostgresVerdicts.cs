using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What the judge said: the one table whose rows may be replaced.</summary>
internal sealed class PostgresVerdicts(NpgsqlConnection connection, PostgresProject project)
{
    // The keys are found first: the planner then walks the verdicts by their key, however it guesses their number.
    public const string ReadSql =
        """
        SELECT s.id, v.check_name, v.estimate, v.verdict, v.value, v.standard_error, v.watched, v.settings
        FROM scaling_check.verdict v JOIN scaling_check.snapshot s ON s.project = v.project AND s.key = v.snapshot
        WHERE v.project = $1
          AND v.snapshot = ANY(ARRAY(SELECT key FROM scaling_check.snapshot WHERE project = $1 AND id = ANY($2)))
        ORDER BY s.id, v.check_name, v.estimate
        """;

    /// <summary>Returns how many were recorded. Of two for the same gate the later counts.</summary>
    public int Record(string snapshotId, IReadOnlyList<RecordedVerdict> verdicts)
    {
        var key = Key(snapshotId);
        // In the order of their keys: two writers that replace each other's rows must not wait for each other crosswise.
        var last = new SortedDictionary<Guid, RecordedVerdict>();
        foreach (var verdict in verdicts) last[ContentKey.Of(verdict)] = verdict;
        if (last.Count == 0) return 0;
        var rows = last.Values.ToArray();
        using var record = connection.Statement(
            """
            INSERT INTO scaling_check.verdict
              (project, snapshot, name, check_name, estimate, verdict, value, standard_error, watched, settings)
            SELECT $1, $2, name, check_name, estimate, verdict, value, standard_error, watched, settings
            FROM unnest($3, $4, $5, $6, $7, $8, $9, $10)
              AS said (name, check_name, estimate, verdict, value, standard_error, watched, settings)
            ON CONFLICT (project, snapshot, name) DO UPDATE SET
              verdict = excluded.verdict, value = excluded.value, standard_error = excluded.standard_error,
              watched = excluded.watched, settings = excluded.settings
            """,
            project.Key(), key, last.Keys.ToArray(), Texts(rows, one => one.Check), Texts(rows, one => one.Estimate),
            Texts(rows, one => one.Verdict), Numbers(rows, one => one.Value), Numbers(rows, one => one.StandardError),
            Numbers(rows, one => one.Watched?.Value), Texts(rows, one => one.Watched?.Settings));
        record.ExecuteNonQuery();
        return verdicts.Count;
    }

    public IReadOnlyList<RecordedVerdict> Read(IReadOnlyCollection<string> snapshotIds)
    {
        var found = new List<RecordedVerdict>();
        using var query = connection.Statement(ReadSql, project.Key(), (string?[])[.. snapshotIds]);
        using var rows = query.ExecuteReader();
        while (rows.Read())
        {
            found.Add(new(
                rows.GetString(0), rows.Text(1)!, rows.Text(2)!, rows.Text(3)!, rows.Number(4), rows.Number(5),
                rows.Number(6) is { } watched ? new WatchedValue(watched, rows.Text(7)!) : null));
        }

        return found;
    }

    private long Key(string snapshotId)
    {
        using var find = connection.Statement(
            "SELECT key FROM scaling_check.snapshot WHERE project = $1 AND id = $2", project.Key(), snapshotId);
        return find.ExecuteScalar() as long?
            ?? throw new ArgumentException($"There is no snapshot {snapshotId}: append it first.", nameof(snapshotId));
    }

    private static string?[] Texts(RecordedVerdict[] rows, Converter<RecordedVerdict, string?> part) => Array.ConvertAll(rows, part);

    private static double?[] Numbers(RecordedVerdict[] rows, Func<RecordedVerdict, double?> part) =>
        Array.ConvertAll(rows, row => PostgresStatements.Normal(part(row)));
}
