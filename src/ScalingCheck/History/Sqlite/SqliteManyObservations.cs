using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>
/// Reads some metrics of several snapshots inside one transaction of its caller. Within it a key stands for one series: coordinates
/// are looked up once and not joined to every row.
/// </summary>
internal sealed class SqliteManyObservations
{
    public const string RowsSql =
        """
        SELECT series, metric, value, standard_error, replicates, source, line, column FROM observation
        WHERE snapshot = (SELECT key FROM snapshot WHERE id = $id) AND metric IN (SELECT value FROM json_each($keys))
        ORDER BY metric, ordinal
        """;

    public const string MetricsSql = "SELECT key FROM metric WHERE name IN (SELECT value FROM json_each($names))";

    public const string SeriesSql =
        "SELECT s.digest, m.name, s.unit, s.axes, s.labels, s.metric FROM series s JOIN metric m ON m.key = s.metric WHERE s.key = $key";

    public const string SourceSql = "SELECT file FROM source WHERE key = $key";

    private readonly SqliteObservationReader _coordinates;
    private readonly SqliteCommand _rows;
    private readonly SqliteCommand _metrics;
    private readonly SqliteCommand _series;
    private readonly SqliteCommand _source;

    public SqliteManyObservations(SqliteFile file, SqliteObservationReader coordinates)
    {
        _coordinates = coordinates;
        _rows = file.Prepare(RowsSql, "$id", "$keys");
        _metrics = file.Prepare(MetricsSql, "$names");
        _series = file.Prepare(SeriesSql, "$key");
        _source = file.Prepare(SourceSql, "$key");
    }

    public List<(string Id, Observation Observation)> Read(IEnumerable<string> ids, IReadOnlyCollection<string> metrics)
    {
        var found = new List<(string, Observation)>();
        var (series, sources) = (new Dictionary<long, (Observation, long)>(), new Dictionary<long, string>());
        var keys = Keys(metrics);
        foreach (var id in ids)
        {
            using var rows = _rows.Bind(id, keys).ExecuteReader();
            while (rows.Read())
            {
                var key = rows.GetInt64(0);
                if (!series.TryGetValue(key, out var known)) series.Add(key, known = Series(key));
                var (coordinates, metric) = known;
                if (metric != rows.GetInt64(1)) throw new FormatException("an observation is of a series of another metric");
                found.Add((id, coordinates with
                {
                    Value = StoredNumber.FromColumn(rows.GetValue(2))!.Value,
                    StandardError = StoredNumber.FromColumn(rows.GetValue(3)),
                    Replicates = rows.IsDBNull(4) ? null : rows.GetInt32(4),
                    Source = rows.IsDBNull(5) ? default : new SourceLocation(Source(rows.GetInt64(5), sources), rows.GetInt32(6), rows.GetInt32(7)),
                }));
            }
        }

        return found;
    }

    private string Keys(IReadOnlyCollection<string> metrics)
    {
        var keys = new List<long>();
        using var rows = _metrics.Bind(StoredJson.Names(metrics)).ExecuteReader();
        while (rows.Read()) keys.Add(rows.GetInt64(0));
        return $"[{string.Join(',', keys)}]";
    }

    private (Observation Coordinates, long Metric) Series(long key)
    {
        using var rows = _series.Bind(key).ExecuteReader();
        return rows.Read() ? (_coordinates.Series(rows), rows.GetInt64(5)) : throw new FormatException("an observation without its series");
    }

    private string Source(long key, Dictionary<long, string> known)
    {
        if (!known.TryGetValue(key, out var file))
            known.Add(key, file = _source.Bind(key).ExecuteScalar() as string ?? throw new FormatException("an observation without its file"));
        return file;
    }
}
