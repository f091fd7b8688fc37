using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>A file as the first version of the schema made it, with so many snapshots and a verdict of each.</summary>
internal static class OldHistoryFile
{
    /// <summary>Returns the ids.</summary>
    public static IReadOnlyList<string> Create(string path, int snapshots)
    {
        var present = path + ".present";
        List<string> ids;
        using (var history = SqliteHistory.Open(present))
        {
            ids = [.. Enumerable.Range(0, snapshots).Select(number => history.Append(Snapshots.Of(number)))];
            foreach (var id in ids) history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 0.25, null)]);
        }

        using var old = Connect(path);
        Execute(old, "PRAGMA journal_mode = WAL");
        Execute(old, Migration("0001-initial.sql"));
        Execute(old, $"ATTACH '{present}' AS present");
        foreach (var table in new[] { "environment", "snapshot", "metric", "source", "series", "observation" })
            Execute(old, $"INSERT INTO {table} SELECT * FROM present.{table}");
        Execute(old, "INSERT INTO verdict SELECT snapshot, check_name, estimate, verdict, value, standard_error FROM present.verdict");
        Execute(old, "PRAGMA application_id = 0x53434B48");
        Execute(old, "PRAGMA user_version = 1");
        Execute(old, "DETACH present");
        Execute(old, "PRAGMA wal_checkpoint(TRUNCATE)");
        File.Delete(present);
        return ids;
    }

    public static string Migration(string name)
    {
        using var reader = new StreamReader(typeof(SqliteHistory).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
