using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ScalingCheck.History.Sqlite;

/// <summary>One open history file: the connection, how it may be used, and the statements prepared on it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly List<SqliteCommand> _prepared = [];

    private SqliteFile(SqliteConnection connection, string path)
    {
        Connection = connection;
        Path = path;
        CanWrite = raw.sqlite3_db_readonly(connection.Handle, "main") == 0;
    }

    public SqliteConnection Connection { get; }

    public string Path { get; }

    /// <summary>False when the disk or the permissions of the file allow reading only.</summary>
    public bool CanWrite { get; }

    /// <summary>Connects and reads once, so that a file that cannot be used fails here and not at the first query.</summary>
    public static SqliteFile Connect(string path, string dataSource, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = dataSource,
            Mode = mode,
            // A pooled connection keeps the file open after Dispose: it could be neither uploaded whole nor deleted.
            Pooling = false,
            // Zero would mean without end. SQLite itself waits first (busy_timeout); this bounds the retries on top.
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        }.ConnectionString);
        try
        {
            connection.Open();
            var file = new SqliteFile(connection, path);
            file.Run(FormattableString.Invariant($"PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds}"));
            // The file may come from an artifact that somebody else wrote.
            file.Run("PRAGMA trusted_schema = OFF");
            file.Run("PRAGMA cell_size_check = ON");
            file.Run("PRAGMA foreign_keys = ON");
            file.Run("SELECT count(*) FROM sqlite_schema");
            return file;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A statement that is compiled once and bound many times; it lives as long as the file is open.</summary>
    public SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        _prepared.Add(command);
        return command;
    }

    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Ask(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// Everything that <paramref name="work"/> writes, or nothing. The write lock is taken at the start: a transaction
    /// that turns from reading to writing half-way could not wait for another writer.
    /// </summary>
    public T Transaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // SQLite may have rolled back on its own (disk full); the first error is the one to report.
            if (raw.sqlite3_get_autocommit(Connection.Handle) == 0) Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Several questions about the same state, whatever other processes write meanwhile.</summary>
    public T Reading<T>(Func<T> work)
    {
        Run("BEGIN");
        try
        {
            return work();
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(Connection.Handle) == 0) Run("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared) command.Dispose();
        if (CanWrite) MoveLogIntoFile();
        Connection.Dispose();
    }

    /// <summary>
    /// The file alone must hold everything, since CI uploads the file alone. When another process is in the middle of
    /// something the log stays where it is, complete, and whoever closes last moves it.
    /// </summary>
    private void MoveLogIntoFile()
    {
        try
        {
            // Another process that closes at the same time is done in a moment; a long transaction is not waited for.
            Run("PRAGMA busy_timeout = 500");
            Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Nothing is lost: what was acknowledged is in the log, and the log is read by every later open.
        }
    }
}
