using System.Globalization;
using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Changes of level: added once, never altered.</summary>
internal sealed class PostgresChanges(NpgsqlConnection connection, PostgresProject project)
{
    private const string Columns =
        """
        SELECT id, check_name, estimate, environment, commit_name, candidates, noticed_at, noticed_time, is_worse,
          before, after, size, statistic, threshold
        FROM scaling_check.change WHERE project = $1
        """;

    public const string OfCommitsSql =
        $"{Columns} AND commit_hash = ANY($2) AND commit_name = ANY($3) ORDER BY noticed_time, id";

    /// <summary>Returns how many there were.</summary>
    public int Record(IReadOnlyList<RecordedChange> changes)
    {
        RecordedChange[] rows = [.. changes.OrderBy(change => change.Id, StringComparer.Ordinal)];
        using var record = connection.Statement(
            """
            INSERT INTO scaling_check.change (project, id, check_name, estimate, environment, commit_name, commit_hash,
              candidates, noticed_at, noticed_time, is_worse, before, after, size, statistic, threshold)
            SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (project, id) DO NOTHING
            """,
            project.KeyForWriting(), Texts(rows, one => one.Id), Texts(rows, one => one.Check), Texts(rows, one => one.Estimate),
            Texts(rows, one => one.Environment), Texts(rows, one => one.Commit),
            Array.ConvertAll(rows, one => ContentKey.Hash(one.Commit)), Texts(rows, one => StoredJson.Names(one.Candidates)),
            Texts(rows, one => one.NoticedAt), Texts(rows, one => SnapshotId.Time(one.NoticedTime)), Array.ConvertAll(rows, one => one.IsWorse),
            Numbers(rows, one => one.Before), Numbers(rows, one => one.After), Numbers(rows, one => one.Size),
            Numbers(rows, one => one.Statistic), Numbers(rows, one => one.Threshold));
        record.ExecuteNonQuery();
        return changes.Count;
    }

    public IReadOnlyList<RecordedChange> Read(IReadOnlyCollection<string>? commits)
    {
        using var query = commits is null
            ? connection.Statement($"{Columns} ORDER BY noticed_time, id", project.Key())
            : connection.Statement(
                OfCommitsSql, project.Key(), commits.Select(ContentKey.Hash).ToArray(), (string?[])[.. commits]);
        var found = new List<RecordedChange>();
        using var rows = query.ExecuteReader();
        while (rows.Read()) found.Add(Read(rows));
        return found;
    }

    private static RecordedChange Read(NpgsqlDataReader row) => new(
        row.Text(0)!, row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Text(4)!, StoredJson.ReadNames(row.GetString(5)), row.Text(6)!,
        DateTimeOffset.Parse(row.GetString(7), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), row.GetBoolean(8),
        row.GetDouble(9), row.GetDouble(10), row.GetDouble(11), row.GetDouble(12), row.GetDouble(13));

    private static string?[] Texts(RecordedChange[] rows, Converter<RecordedChange, string?> part) => Array.ConvertAll(rows, part);

    private static double[] Numbers(RecordedChange[] rows, Func<RecordedChange, double> part) =>
        Array.ConvertAll(rows, row => PostgresStatements.Normal(part(row)));
}
