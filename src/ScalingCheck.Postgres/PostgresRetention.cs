using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>
/// Takes snapshots away with all that hangs on them, inside the transaction of its caller. Series and shared texts stay: they
/// are few, and another writer may be about to refer to them.
/// </summary>
internal sealed class PostgresRetention(NpgsqlConnection connection, PostgresProject project)
{
    private const string Keys = "ANY(ARRAY(SELECT key FROM scaling_check.snapshot WHERE project = $1 AND id = ANY($2)))";

    private static readonly string[] Details =
    [
        $"DELETE FROM scaling_check.verdict WHERE project = $1 AND snapshot = {Keys}",
        $"DELETE FROM scaling_check.observation WHERE project = $1 AND snapshot = {Keys}",
    ];

    /// <summary>Returns how many snapshots there were.</summary>
    public int Forget(IReadOnlyCollection<string> snapshotIds)
    {
        string?[] ids = [.. snapshotIds];
        foreach (var sql in Details)
        {
            using var detail = connection.Statement(sql, project.Key(), ids);
            detail.ExecuteNonQuery();
        }

        using var snapshots = connection.Statement(
            "DELETE FROM scaling_check.snapshot WHERE project = $1 AND id = ANY($2)", project.Key(), ids);
        return snapshots.ExecuteNonQuery();
    }
}
