using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Sqlite;

/// <summary>
/// The schema is plain numbered SQL (<c>Migrations/0001-initial.sql</c>, ...). The number of the last one applied stands
/// in the file's <c>user_version</c>, and the mark of this program in its <c>application_id</c>.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>"SCKH", so that a database of another program is recognised and left alone.</summary>
    private const long ApplicationId = 0x53434B48;

    private static readonly Assembly Resources = typeof(SqliteSchema).Assembly;

    private static readonly IReadOnlyList<string> Migrations =
    [
        .. Resources.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && char.IsAsciiDigit(name[0]))
            .Order(StringComparer.Ordinal),
    ];

    public static int Version => Migrations.Count;

    /// <summary>Brings the file to the newest schema; refuses a newer one, and other programs' files, untouched.</summary>
    public static void Prepare(SqliteFile file)
    {
        var found = Find(file);
        if (!file.CanWrite)
        {
            if (found < Version) throw new HistoryException(Catalogue.HistoryOlder(file.Path, found, Version));
            return;
        }

        // Readers and one writer do not wait for each other, and a commit costs one append to the log. Where the file
        // system cannot do it (some network disks) SQLite stays with its journal, slower and as safe.
        file.Run("PRAGMA journal_mode = WAL");
        // The log reaches the disk before a commit returns: what was acknowledged survives a power cut too.
        file.Run("PRAGMA synchronous = FULL");
        if (found < Version) file.Transaction(() => Migrate(file));
    }

    private static long Find(SqliteFile file)
    {
        // In one transaction: another process may be creating the schema just now.
        file.Run("BEGIN");
        try
        {
            return FindNow(file);
        }
        finally
        {
            file.Run("COMMIT");
        }
    }

    private static long FindNow(SqliteFile file)
    {
        var version = file.Ask("PRAGMA user_version");
        var application = file.Ask("PRAGMA application_id");
        var fresh = version == 0 && application == 0 && file.Ask("SELECT count(*) FROM sqlite_schema") == 0;
        if (!fresh && application != ApplicationId) throw new HistoryException(Catalogue.NotAHistory(file.Path));
        if (version > Version) throw new HistoryException(Catalogue.HistoryNewer(file.Path, version, Version));
        return version;
    }

    private static long Migrate(SqliteFile file)
    {
        // Another process may have been faster while this one waited for the lock.
        for (var next = FindNow(file); next < Version; next++) file.Run(Read(Migrations[(int)next]));
        file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        return Version;
    }

    /// <summary>What stands in a file of the newest schema: each table and index by its SQL, in order.</summary>
    public static IReadOnlyList<string> Expected()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var command = memory.CreateCommand();
        foreach (var migration in Migrations)
        {
            command.CommandText = Read(migration);
            command.ExecuteNonQuery();
        }

        return Objects(memory);
    }

    /// <summary>What stands in a database: tables, indexes, triggers and views, by their SQL, in order.</summary>
    public static IReadOnlyList<string> Objects(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // What SQLite keeps for itself: the indexes of UNIQUE have no SQL, and statistics come and go.
        command.CommandText = "SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY 1";
        var found = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Resources.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
