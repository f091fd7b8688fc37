using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>Texts that many rows refer to by the digest of their content: environments and names of files.</summary>
internal sealed class PostgresSharedTexts(NpgsqlConnection connection, PostgresProject project)
{
    public const string ReadSql = "SELECT key, content FROM scaling_check.shared_text WHERE project = $1 AND key = ANY($2)";

    private readonly Dictionary<Guid, string> _known = [];

    /// <summary>
    /// Writes those that are not known here yet; on its own, before the snapshot that needs them. In the order of their keys:
    /// two writers that wait for each other's rows would otherwise stop for good.
    /// </summary>
    public void Store(IEnumerable<string> texts)
    {
        var missing = new SortedDictionary<Guid, string>();
        foreach (var text in texts)
            if (ContentKey.Of(text) is var key && !_known.ContainsKey(key)) missing[key] = text;
        if (missing.Count == 0) return;
        using var insert = connection.Statement(
            """
            INSERT INTO scaling_check.shared_text (project, key, content)
            SELECT $1, key, content FROM unnest($2, $3) AS missing (key, content)
            ON CONFLICT (project, key) DO NOTHING
            """,
            project.KeyForWriting(), missing.Keys.ToArray(), (string?[])[.. missing.Values]);
        insert.ExecuteNonQuery();
        foreach (var (key, text) in missing) _known[key] = text;
    }

    /// <summary>Reads those that are not known here yet.</summary>
    public void Learn(IEnumerable<Guid> keys)
    {
        var missing = keys.Where(key => !_known.ContainsKey(key)).Distinct().ToArray();
        if (missing.Length == 0) return;
        using var read = connection.Statement(ReadSql, project.Key(), missing);
        using var rows = read.ExecuteReader();
        while (rows.Read()) _known[rows.GetGuid(0)] = rows.Text(1)!;
    }

    /// <summary>A text that has been stored or learnt.</summary>
    public string this[Guid key] => _known[key];
}
