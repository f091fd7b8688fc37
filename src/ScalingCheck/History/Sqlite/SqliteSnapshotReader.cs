using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Reads what is stored of snapshots, without their observations.</summary>
internal sealed class SqliteSnapshotReader
{
    private const string Columns =
        """
        SELECT s.id, s.commit_name, s.parents, s.branch, s.subject, s.commit_time, s.run_time, s.uncommitted,
          e.entries, s.tool_version
        FROM snapshot s JOIN environment e ON e.key = s.environment
        """;

    public const string FindSql =
        $"{Columns} WHERE s.commit_name IN (SELECT value FROM json_each($commits)) ORDER BY s.run_time, s.id";

    public const string LatestOfBranchSql =
        $"{Columns} WHERE s.branch = $branch ORDER BY s.commit_time DESC, s.run_time DESC, s.id LIMIT $limit";

    public const string LatestSql =
        $"{Columns} ORDER BY s.commit_time DESC, s.run_time DESC, s.id LIMIT $limit";

    public const string PageSql = $"{Columns} WHERE s.id > $after ORDER BY s.id LIMIT $limit";

    private readonly SqliteCommand _contains;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _latestOfBranch;
    private readonly SqliteCommand _latest;
    private readonly SqliteCommand _page;

    // Runs share few environments: each is parsed once. By content, for a key may be given to another after a compaction.
    private readonly Dictionary<string, EnvironmentFingerprint> _environments = new(StringComparer.Ordinal);

    public SqliteSnapshotReader(SqliteFile file)
    {
        _contains = file.Prepare("SELECT 1 FROM snapshot WHERE id = $id", "$id");
        _get = file.Prepare($"{Columns} WHERE s.id = $id", "$id");
        _find = file.Prepare(FindSql, "$commits");
        _latestOfBranch = file.Prepare(LatestOfBranchSql, "$branch", "$limit");
        _latest = file.Prepare(LatestSql, "$limit");
        _page = file.Prepare(PageSql, "$after", "$limit");
    }

    public bool Contains(string id) => _contains.Bind(id).ExecuteScalar() is not null;

    public (StoredSnapshot Snapshot, string ToolVersion)? Get(string id)
    {
        using var rows = _get.Bind(id).ExecuteReader();
        return rows.Read() ? (Read(rows), rows.GetString(9)) : null;
    }

    public List<StoredSnapshot> Find(IReadOnlyCollection<string> commits) =>
        ReadAll(_find.Bind(StoredJson.Names(commits)));

    public List<StoredSnapshot> Latest(string? branch, int limit) =>
        ReadAll(branch is null ? _latest.Bind((long)limit) : _latestOfBranch.Bind(branch, (long)limit));

    public List<StoredSnapshot> Page(string? after, int limit)
    {
        var page = ReadAll(_page.Bind(after ?? "", (long)limit));
        // Whoever pages through a damaged index would go round for ever.
        foreach (var stored in page)
        {
            if (string.CompareOrdinal(stored.Id, after ?? "") <= 0) throw new FormatException("the ids are out of order");
            after = stored.Id;
        }

        return page;
    }

    private List<StoredSnapshot> ReadAll(SqliteCommand query)
    {
        var found = new List<StoredSnapshot>();
        using var rows = query.ExecuteReader();
        while (rows.Read()) found.Add(Read(rows));
        return found;
    }

    private StoredSnapshot Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        StoredJson.ReadNames(row.GetString(2)),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        Time(row.GetString(5)),
        Time(row.GetString(6)),
        row.GetInt64(7) == 1,
        Environment(row));

    private EnvironmentFingerprint Environment(SqliteDataReader row)
    {
        var entries = row.GetString(8);
        if (!_environments.TryGetValue(entries, out var environment))
            _environments.Add(entries, environment = new(StoredJson.ReadLabels(entries)));
        return environment;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
