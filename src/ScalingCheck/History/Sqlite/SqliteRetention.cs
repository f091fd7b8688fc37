using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Takes snapshots away with all that hangs on them. Runs inside the transaction of its caller.</summary>
internal sealed class SqliteRetention
{
    private const string Keys = "(SELECT key FROM snapshot WHERE id IN (SELECT value FROM json_each($ids)))";

    private readonly IReadOnlyList<SqliteCommand> _details;
    private readonly SqliteCommand _snapshots;

    public SqliteRetention(SqliteFile file)
    {
        _details =
        [
            file.Prepare($"DELETE FROM verdict WHERE snapshot IN {Keys}", "$ids"),
            file.Prepare($"DELETE FROM observation WHERE snapshot IN {Keys}", "$ids"),
        ];
        _snapshots = file.Prepare("DELETE FROM snapshot WHERE id IN (SELECT value FROM json_each($ids))", "$ids");
    }

    /// <summary>Returns how many snapshots there were.</summary>
    public int Forget(IReadOnlyCollection<string> snapshotIds)
    {
        var ids = StoredJson.Names(snapshotIds);
        foreach (var detail in _details) detail.Bind(ids).ExecuteNonQuery();
        return _snapshots.Bind(ids).ExecuteNonQuery();
    }
}
