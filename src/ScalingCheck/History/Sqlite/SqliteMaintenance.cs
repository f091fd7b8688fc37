using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Examines a history file and makes it small.</summary>
internal sealed class SqliteMaintenance(SqliteFile file)
{
    // A file that is damaged in one place has a thousand lines to say about it.
    private const int MostProblems = 20;

    public long SchemaVersion => file.Ask("PRAGMA user_version");

    public long Size => Length(file.Path) + Length(file.Path + "-wal");

    /// <summary>What is wrong: pages and indexes, references, the schema itself, and shared rows that say something else.</summary>
    public IReadOnlyList<string> Verify()
    {
        var problems = new List<string>();
        // Each is one question: one that the damage makes fail must not hide what the others find.
        Look(problems, () => Lines($"PRAGMA integrity_check({MostProblems})").Where(line => line != "ok"));
        Look(problems, () => Lines("SELECT DISTINCT \"table\" || ' refers to a row of ' || parent || ' that is not there' FROM pragma_foreign_key_check"));
        Look(problems, Schema);
        Look(problems, () => Lines(
            """
            SELECT DISTINCT 'an observation of metric ' || m.name || ' is of a series of another metric'
            FROM observation o JOIN series s ON s.key = o.series JOIN metric m ON m.key = o.metric WHERE o.metric <> s.metric
            """));
        Look(problems, Series);
        return [.. problems.Take(MostProblems)];
    }

    /// <summary>
    /// Drops what no snapshot refers to and rewrites the file without gaps; returns how many bytes it is smaller. A kill at
    /// any moment leaves the old file or the new one, whole.
    /// </summary>
    public long Compact()
    {
        var before = Size;
        // What goes is what nothing refers to; to look for references to each row would read all observations each time.
        file.Run("PRAGMA foreign_keys = OFF");
        file.Transaction(() =>
        {
            file.Run("DELETE FROM series WHERE key NOT IN (SELECT series FROM observation)");
            file.Run("DELETE FROM metric WHERE key NOT IN (SELECT metric FROM series)");
            file.Run("DELETE FROM source WHERE key NOT IN (SELECT source FROM observation WHERE source IS NOT NULL)");
            file.Run("DELETE FROM environment WHERE key NOT IN (SELECT environment FROM snapshot)");
            return 0;
        });
        file.Run("PRAGMA foreign_keys = ON");
        file.Run("VACUUM");
        file.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return before - Size;
    }

    private static void Look(List<string> problems, Func<IEnumerable<string>> examination)
    {
        try
        {
            problems.AddRange(examination());
        }
        catch (SqliteException failure)
        {
            problems.Add(failure.Message);
        }
    }

    private IEnumerable<string> Schema()
    {
        var (expected, found) = (SqliteSchema.Expected(), SqliteSchema.Objects(file.Connection));
        foreach (var missing in expected.Except(found, StringComparer.Ordinal)) yield return $"{Name(missing)} is missing or was altered";
        foreach (var foreign in found.Except(expected, StringComparer.Ordinal)) yield return $"{Name(foreign)} was not made by this program";
    }

    // A series is found by its digest when the next snapshot is stored: one that says something else would spread.
    private IEnumerable<string> Series()
    {
        using var command = file.Connection.CreateCommand();
        command.CommandText = "SELECT s.digest, m.name, s.unit, s.axes, s.labels FROM series s JOIN metric m ON m.key = s.metric";
        var scratch = new CanonicalWriter();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (!IsItsDigest(rows, scratch)) yield return $"a series of metric {rows.GetString(1)} is not what its digest says";
        }
    }

    private static bool IsItsDigest(SqliteDataReader row, CanonicalWriter scratch)
    {
        try
        {
            var series = new Observation
            {
                Metric = row.GetString(1),
                Unit = row.IsDBNull(2) ? null : row.GetString(2),
                Axes = StoredJson.ReadAxes(row.GetString(3)),
                Labels = StoredJson.ReadLabels(row.GetString(4)),
                Value = 0,
            };
            return SeriesContent.Digest(series, scratch).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(0));
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or FormatException or InvalidCastException or InvalidOperationException)
        {
            return false;
        }
    }

    private IEnumerable<string> Lines(string sql)
    {
        using var command = file.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return rows.GetString(0);
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } part ? part.Length : 0;

    private static string Name(string sql) => sql[..sql.IndexOf(':', StringComparison.Ordinal)];
}
