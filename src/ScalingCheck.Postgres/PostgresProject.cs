using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>The key of one project. A project begins to exist with its first snapshot, so that a reader need not write.</summary>
internal sealed class PostgresProject(NpgsqlConnection connection, string name)
{
    /// <summary>The key of no project: what is looked for under it is not found.</summary>
    private const int None = 0;

    private int _key = None;

    public int Key() => _key != None ? _key : _key = Find();

    /// <summary>Outside any transaction, so that no other writer of a new project waits for this one.</summary>
    public int KeyForWriting()
    {
        if (Key() != None) return _key;
        using var insert = connection.Statement(
            "INSERT INTO scaling_check.project (name) VALUES ($1) ON CONFLICT (name) DO NOTHING", name);
        insert.ExecuteNonQuery();
        return Key();
    }

    private int Find()
    {
        using var find = connection.Statement("SELECT key FROM scaling_check.project WHERE name = $1", name);
        return find.ExecuteScalar() as int? ?? None;
    }
}
