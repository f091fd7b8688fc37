using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ScalingCheck.History.Sqlite;

/// <summary>Reads observations: one range of the table, whatever else is stored.</summary>
internal sealed class SqliteObservationReader
{
    private const string Columns =
        """
        SELECT s.digest, m.name, s.unit, s.axes, s.labels, o.value, o.standard_error, o.replicates, f.file, o.line, o.column
        FROM observation o JOIN metric m ON m.key = o.metric JOIN series s ON s.key = o.series
          LEFT JOIN source f ON f.key = o.source
        WHERE o.snapshot = (SELECT key FROM snapshot WHERE id = $id)
        """;

    public const string MetricSql =
        $"{Columns} AND o.metric = (SELECT key FROM metric WHERE name = $metric) ORDER BY o.ordinal";

    public const string BeyondSql =
        "SELECT 1 FROM observation WHERE snapshot = (SELECT key FROM snapshot WHERE id = $id) LIMIT 1 OFFSET $limit";

    private readonly SqliteCommand _metric;
    private readonly SqliteCommand _all;
    private readonly SqliteCommand _beyond;

    // More coordinates than one check looks at; whoever reads a whole history must not hold them all.
    private const int MostSeries = 50_000;

    // Thirty snapshots of one metric have the same coordinates: they are parsed once and shared. By content, for a key may
    // be given to another series after a compaction.
    private readonly Dictionary<UInt128, Observation> _series = [];
    private readonly CanonicalWriter _scratch = new();

    public SqliteObservationReader(SqliteFile file)
    {
        _metric = file.Prepare(MetricSql, "$id", "$metric");
        _beyond = file.Prepare(BeyondSql, "$id", "$limit");
        _all = file.Prepare($"{Columns} ORDER BY o.ordinal", "$id");
    }

    public List<Observation> Read(string snapshotId, string metric) => Read(_metric.Bind(snapshotId, metric));

    public List<Observation> ReadAll(string snapshotId) => Read(_all.Bind(snapshotId));

    /// <summary>Whether a snapshot is of so many observations or fewer; costs no more than so many.</summary>
    public bool HasAtMost(string snapshotId, int most) => _beyond.Bind(snapshotId, (long)most).ExecuteScalar() is null;

    private List<Observation> Read(SqliteCommand query)
    {
        var found = new List<Observation>();
        using var rows = query.ExecuteReader();
        while (rows.Read()) found.Add(Read(rows));
        return found;
    }

    private Observation Read(SqliteDataReader row) => Series(row) with
    {
        Value = StoredNumber.FromColumn(row.GetValue(5))!.Value,
        StandardError = StoredNumber.FromColumn(row.GetValue(6)),
        Replicates = row.IsDBNull(7) ? null : row.GetInt32(7),
        Source = row.IsDBNull(8) ? default : new SourceLocation(row.GetString(8), row.GetInt32(9), row.GetInt32(10)),
    };

    /// <summary>The coordinates of a row that begins with digest, metric, unit, axes and labels.</summary>
    public Observation Series(SqliteDataReader row)
    {
        // The reader's own way to bytes opens a stream for each row.
        var digest = raw.sqlite3_column_blob(row.Handle, 0);
        if (digest.Length != SeriesContent.DigestLength) throw new FormatException("a series without digest");
        var key = BinaryPrimitives.ReadUInt128BigEndian(digest);
        if (_series.TryGetValue(key, out var known)) return known;
        var series = new Observation
        {
            Metric = row.GetString(1),
            Unit = row.IsDBNull(2) ? null : row.GetString(2),
            Axes = StoredJson.ReadAxes(row.GetString(3)),
            Labels = StoredJson.ReadLabels(row.GetString(4)),
            Value = 0,
        };
        // Once a series: a label in which a bit turned would be another benchmark.
        if (BinaryPrimitives.ReadUInt128BigEndian(SeriesContent.Digest(series, _scratch)) != key)
            throw new FormatException("a series is not what its digest says");
        if (_series.Count >= MostSeries) _series.Clear();
        _series.Add(key, series);
        return series;
    }
}
