using System.Globalization;
using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Finds snapshots, without their observations.</summary>
internal sealed class PostgresSnapshotReader(NpgsqlConnection connection, PostgresProject project, PostgresSharedTexts texts)
{
    private const string Columns =
        """
        SELECT id, commit_name, parents, branch, subject, commit_time, run_time, uncommitted, environment, tool_version
        FROM scaling_check.snapshot WHERE project = $1
        """;

    public const string ContainsSql = "SELECT true FROM scaling_check.snapshot WHERE project = $1 AND id = $2";

    public const string FindSql = $"{Columns} AND commit_hash = ANY($2) AND commit_name = ANY($3) ORDER BY run_time, id";

    public const string LatestOfBranchSql =
        $"{Columns} AND branch_hash = $2 AND branch = $3 ORDER BY commit_time DESC, run_time DESC, id LIMIT $4";

    public const string LatestSql = $"{Columns} ORDER BY commit_time DESC, run_time DESC, id LIMIT $2";

    public const string PageSql = $"{Columns} AND id > $2 ORDER BY id LIMIT $3";

    // Runs share few environments: each is parsed once.
    private readonly Dictionary<Guid, EnvironmentFingerprint> _environments = [];

    public bool Contains(string id)
    {
        using var ask = connection.Statement(ContainsSql, project.Key(), id);
        return ask.ExecuteScalar() is true;
    }

    public (StoredSnapshot Snapshot, string ToolVersion)? Get(string id) =>
        Read($"{Columns} AND id = $2", project.Key(), id) is [var one] ? one : null;

    public IReadOnlyList<StoredSnapshot> Find(IReadOnlyCollection<string> commits) => Snapshots(Read(
        FindSql, project.Key(), commits.Select(ContentKey.Hash).ToArray(), (string?[])[.. commits]));

    public IReadOnlyList<StoredSnapshot> Latest(string? branch, int limit) => Snapshots(branch is null
        ? Read(LatestSql, project.Key(), limit)
        : Read(LatestOfBranchSql, project.Key(), ContentKey.Hash(branch), branch, limit));

    public IReadOnlyList<StoredSnapshot> Page(string? after, int limit) => Snapshots(Read(PageSql, project.Key(), after ?? "", limit));

    private static IReadOnlyList<StoredSnapshot> Snapshots(List<(StoredSnapshot Snapshot, string)> found) =>
        [.. found.Select(one => one.Snapshot)];

    private List<(StoredSnapshot Snapshot, string ToolVersion)> Read(string sql, params ReadOnlySpan<object?> values)
    {
        var found = new List<(StoredSnapshot, string)>();
        var environments = new List<Guid>();
        using (var query = connection.Statement(sql, values))
        using (var rows = query.ExecuteReader())
        {
            while (rows.Read())
            {
                environments.Add(rows.GetGuid(8));
                found.Add((Read(rows), rows.Text(9)!));
            }
        }

        texts.Learn(environments);
        for (var i = 0; i < found.Count; i++)
            found[i] = (found[i].Item1 with { Environment = Environment(environments[i]) }, found[i].Item2);
        return found;
    }

    private static readonly EnvironmentFingerprint NotYetRead = new(NamedValues<string>.Empty);

    private static StoredSnapshot Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.Text(1)!,
        StoredJson.ReadNames(row.GetString(2)),
        row.Text(3),
        row.Text(4),
        Time(row.GetString(5)),
        Time(row.GetString(6)),
        row.GetBoolean(7),
        NotYetRead);

    private EnvironmentFingerprint Environment(Guid key)
    {
        if (!_environments.TryGetValue(key, out var environment))
            _environments.Add(key, environment = new(StoredJson.ReadLabels(texts[key])));
        return environment;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
