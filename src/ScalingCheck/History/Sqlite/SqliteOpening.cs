using Microsoft.Data.Sqlite;
using ScalingCheck.Diagnostics;
using static SQLitePCL.raw;

namespace ScalingCheck.History.Sqlite;

/// <summary>Opens a history for writing where possible, else for reading, else as a file that nobody can change.</summary>
internal static class SqliteOpening
{
    private const string OwnFolder = ".scaling-check";

    public static SqliteFile Open(string path, TimeSpan busyTimeout)
    {
        CreateFolder(path);
        RefuseStump(path);
        return TryOpen(path, path, SqliteOpenMode.ReadWriteCreate, busyTimeout)
            // Read-only file: the folder still takes the shared memory file that a log needs.
            ?? TryOpen(path, path, SqliteOpenMode.ReadOnly, busyTimeout)
            ?? OpenImmutable(path, busyTimeout);
    }

    /// <summary>SQLite takes a file that is too short to be one for a new one: what is left of a download that broke off.</summary>
    private static void RefuseStump(string path)
    {
        const int ShortestPage = 512;
        if (new FileInfo(path) is { Exists: true, Length: > 0 and < ShortestPage })
            throw new HistoryException(Catalogue.HistoryDamaged(path, "it was cut off"));
    }

    private static SqliteFile? TryOpen(string path, string dataSource, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        SqliteFile? file = null;
        try
        {
            file = SqliteFile.Connect(path, dataSource, mode, busyTimeout);
            SqliteSchema.Prepare(file);
            return file;
        }
        catch (SqliteException failure) when (IsForbidden(failure) && File.Exists(path))
        {
            file?.Connection.Dispose();
            return null;
        }
        catch
        {
            file?.Connection.Dispose();
            throw;
        }
    }

    private static bool IsForbidden(SqliteException failure) =>
        failure.SqliteErrorCode is SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH;

    /// <summary>
    /// On a read-only disk SQLite cannot make the file that readers share, and must be told that nothing can change. It
    /// then does not look at the log either: a log with content would be silently missing from the answers.
    /// </summary>
    private static SqliteFile OpenImmutable(string path, TimeSpan busyTimeout)
    {
        var log = new FileInfo(path + "-wal");
        if (log.Exists && log.Length > 0) throw new HistoryException(Catalogue.HistoryUnfinishedWrites(path));
        var address = $"file:///{Uri.EscapeDataString(path.TrimStart('/')).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1";
        var file = SqliteFile.Connect(path, address, SqliteOpenMode.ReadOnly, busyTimeout);
        try
        {
            SqliteSchema.Prepare(file);
            return file;
        }
        catch
        {
            file.Connection.Dispose();
            throw;
        }
    }

    private static void CreateFolder(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is not { Length: > 0 } folder || Directory.Exists(folder)) return;
            Directory.CreateDirectory(folder);
            // The folder holds reviewed acceptances too, so it is committed; the database in it never should be.
            if (Path.GetFileName(folder) == OwnFolder) File.WriteAllText(Path.Combine(folder, ".gitignore"), "history.db*\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException(Catalogue.HistoryCannotBeOpened(path, failure.Message), failure);
        }
    }
}
