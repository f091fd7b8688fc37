using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Changes of level: added once, never altered.</summary>
internal sealed class SqliteChanges
{
    private const string Columns =
        """
        SELECT id, check_name, estimate, environment, commit_name, candidates, noticed_at, noticed_time, is_worse,
          before, after, size, statistic, threshold
        FROM change
        """;

    public const string OfCommitsSql =
        $"{Columns} WHERE commit_name IN (SELECT value FROM json_each($commits)) ORDER BY noticed_time, id";

    private readonly SqliteCommand _record;
    private readonly SqliteCommand _all;
    private readonly SqliteCommand _ofCommits;

    public SqliteChanges(SqliteFile file)
    {
        _record = file.Prepare(
            """
            INSERT INTO change (id, check_name, estimate, environment, commit_name, candidates, noticed_at, noticed_time,
              is_worse, before, after, size, statistic, threshold)
            VALUES ($id, $check, $estimate, $environment, $commit, $candidates, $noticed_at, $noticed_time,
              $is_worse, $before, $after, $size, $statistic, $threshold)
            ON CONFLICT (id) DO NOTHING
            """,
            "$id", "$check", "$estimate", "$environment", "$commit", "$candidates", "$noticed_at", "$noticed_time",
            "$is_worse", "$before", "$after", "$size", "$statistic", "$threshold");
        _all = file.Prepare($"{Columns} ORDER BY noticed_time, id");
        _ofCommits = file.Prepare(OfCommitsSql, "$commits");
    }

    /// <summary>Returns how many there were.</summary>
    public int Record(IReadOnlyList<RecordedChange> changes)
    {
        foreach (var change in changes)
        {
            _record.Bind(
                change.Id, change.Check, change.Estimate, change.Environment, change.Commit, StoredJson.Names(change.Candidates),
                change.NoticedAt, SnapshotId.Time(change.NoticedTime), change.IsWorse ? 1L : 0L,
                StoredNumber.ToColumn(change.Before), StoredNumber.ToColumn(change.After), StoredNumber.ToColumn(change.Size),
                StoredNumber.ToColumn(change.Statistic), StoredNumber.ToColumn(change.Threshold)).ExecuteNonQuery();
        }

        return changes.Count;
    }

    public List<RecordedChange> Read(IReadOnlyCollection<string>? commits)
    {
        var found = new List<RecordedChange>();
        using var rows = (commits is null ? _all : _ofCommits.Bind(StoredJson.Names(commits))).ExecuteReader();
        while (rows.Read()) found.Add(Read(rows));
        return found;
    }

    private static RecordedChange Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        StoredJson.ReadNames(row.GetString(5)), row.GetString(6),
        DateTimeOffset.Parse(row.GetString(7), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), row.GetInt64(8) == 1,
        Number(row, 9), Number(row, 10), Number(row, 11), Number(row, 12), Number(row, 13));

    private static double Number(SqliteDataReader row, int column) => StoredNumber.FromColumn(row.GetValue(column))!.Value;
}
