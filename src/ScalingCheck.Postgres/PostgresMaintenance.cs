using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>Examines the rows of one project; what checksums of the server find it says itself.</summary>
internal sealed class PostgresMaintenance(NpgsqlConnection connection, PostgresProject project)
{
    // There are no foreign keys: they would cost every append a look-up that its own transaction makes unnecessary.
    private static readonly (string What, string Sql)[] Questions =
    [
        ("observations are of a snapshot", Orphans("observation", "snapshot", "key")),
        ("verdicts are of a snapshot", Orphans("verdict", "snapshot", "key")),
        ("observations are of a series", Orphans("observation", "series", "key", "series")),
        ("observations are of a file", Orphans("observation", "shared_text", "key", "source")),
        ("snapshots are of an environment", Orphans("snapshot", "shared_text", "key", "environment")),
    ];

    /// <summary>Bytes of all tables and indexes.</summary>
    public long Size()
    {
        using var ask = connection.Statement(
            "SELECT sum(pg_relation_size(oid))::bigint FROM pg_class WHERE relnamespace = to_regnamespace('scaling_check')");
        return (long)ask.ExecuteScalar()!;
    }

    /// <summary>What is wrong, one sentence each; reads everything.</summary>
    public IReadOnlyList<string> Verify()
    {
        var problems = new List<string>();
        foreach (var (what, sql) in Questions)
        {
            using var ask = connection.Statement(sql, project.Key());
            ask.CommandTimeout = 0;
            if (ask.ExecuteScalar() is long count and > 0) problems.Add(FormattableString.Invariant($"{count} {what} that is not there"));
        }

        return problems;
    }

    private static string Orphans(string table, string of, string key, string? reference = null) =>
        $"""
        SELECT count(*) FROM scaling_check.{table} one WHERE project = $1 AND {reference ?? of} IS NOT NULL
          AND NOT EXISTS (SELECT FROM scaling_check.{of} WHERE project = $1 AND {key} = one.{reference ?? of})
        """;
}
