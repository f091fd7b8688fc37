using Microsoft.Data.Sqlite;
using ScalingCheck.Diagnostics;
using static SQLitePCL.raw;

namespace ScalingCheck.History.Sqlite;

/// <summary>What SQLite reports, as what it means to the person who reads the log.</summary>
internal static class SqliteErrors
{
    public static HistoryException Translate(SqliteException failure, string path, TimeSpan busyTimeout) =>
        new(Diagnose(failure, path, busyTimeout), failure);

    private static Diagnostic Diagnose(SqliteException failure, string path, TimeSpan busyTimeout)
    {
        var detail = Describe(failure);
        return failure.SqliteErrorCode switch
        {
            SQLITE_BUSY or SQLITE_LOCKED => Catalogue.HistoryLocked(path, busyTimeout),
            SQLITE_READONLY => Catalogue.HistoryReadOnly(path),
            SQLITE_CORRUPT or SQLITE_NOTADB => Catalogue.HistoryDamaged(path, detail),
            SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => Catalogue.HistoryCannotBeOpened(path, detail),
            // A schema that is not the one its version promises: edited by hand, or half of a file.
            SQLITE_ERROR or SQLITE_CONSTRAINT or SQLITE_MISMATCH => Catalogue.HistoryDamaged(path, detail),
            _ => Catalogue.HistoryFailed(path, detail),
        };
    }

    private static string Describe(SqliteException failure) =>
        sqlite3_errstr(failure.SqliteErrorCode).utf8_to_string();
}
