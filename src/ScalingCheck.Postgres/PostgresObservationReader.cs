using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>Reads observations: one range of the table, whatever else is stored.</summary>
internal sealed class PostgresObservationReader(
    NpgsqlConnection connection, PostgresProject project, PostgresSharedTexts texts, PostgresSeries series)
{
    private const string Columns =
        """
        SELECT series, value, standard_error, replicates, source, line, col FROM scaling_check.observation
        WHERE project = $1 AND snapshot = (SELECT key FROM scaling_check.snapshot WHERE project = $1 AND id = $2)
        """;

    public const string MetricSql = $"{Columns} AND metric_hash = $3 ORDER BY ordinal";

    public const string AllSql = $"{Columns} ORDER BY ordinal";

    // The keys are found first: the planner then walks the observations by their key, however it guesses their number.
    public const string ManySql =
        """
        SELECT series, value, standard_error, replicates, source, line, col, snapshot FROM scaling_check.observation
        WHERE project = $1 AND snapshot = ANY($2) AND metric_hash = ANY($3) ORDER BY snapshot, metric_hash, ordinal
        """;

    public const string KeysSql = "SELECT key, id FROM scaling_check.snapshot WHERE project = $1 AND id = ANY($2)";

    public ILookup<string, Observation> Read(IReadOnlyCollection<string> snapshotIds, IReadOnlyCollection<string> metrics)
    {
        var ids = Keys(snapshotIds);
        var wanted = metrics.ToHashSet(StringComparer.Ordinal);
        return Read(row => ids[row.GetInt64(7)], ManySql, project.Key(), ids.Keys.ToArray(), wanted.Select(ContentKey.Hash).ToArray())
            .Where(one => wanted.Contains(one.Observation.Metric)).ToLookup(one => one.Key, one => one.Observation);
    }

    private Dictionary<long, string> Keys(IReadOnlyCollection<string> snapshotIds)
    {
        var keys = new Dictionary<long, string>();
        using var query = connection.Statement(KeysSql, project.Key(), (string?[])[.. snapshotIds]);
        using var rows = query.ExecuteReader();
        while (rows.Read()) keys[rows.GetInt64(0)] = rows.GetString(1);
        return keys;
    }

    public IReadOnlyList<Observation> Read(string snapshotId, string metric) =>
        [.. Read(MetricSql, project.Key(), snapshotId, ContentKey.Hash(metric)).Where(one => one.Metric == metric)];

    public IReadOnlyList<Observation> ReadAll(string snapshotId) => Read(AllSql, project.Key(), snapshotId);

    private List<Observation> Read(string sql, params ReadOnlySpan<object?> values) =>
        Read(_ => 0, sql, values).ConvertAll(one => one.Observation);

    private List<(TKey Key, Observation Observation)> Read<TKey>(Func<NpgsqlDataReader, TKey> key, string sql, params ReadOnlySpan<object?> values)
    {
        var numbers = new List<(TKey Key, Guid Series, Guid? Source, Observation Numbers)>();
        using (var query = connection.Statement(sql, values))
        using (var rows = query.ExecuteReader())
            while (rows.Read()) numbers.Add((key(rows), rows.GetGuid(0), rows.IsDBNull(4) ? null : rows.GetGuid(4), Numbers(rows)));

        // Thirty snapshots of one metric have the same coordinates: they are read once.
        series.Learn(numbers.Select(row => row.Series));
        texts.Learn(numbers.Select(row => row.Source).OfType<Guid>());
        return numbers.ConvertAll(row => (row.Key, series[row.Series] with
        {
            Value = row.Numbers.Value,
            StandardError = row.Numbers.StandardError,
            Replicates = row.Numbers.Replicates,
            Source = row.Source is { } source ? row.Numbers.Source with { File = texts[source] } : default,
        }));
    }

    private static Observation Numbers(NpgsqlDataReader row) => new()
    {
        Metric = "",
        Value = row.GetDouble(1),
        StandardError = row.Number(2),
        Replicates = row.IsDBNull(3) ? null : row.GetInt32(3),
        Source = new SourceLocation("", row.GetInt32(5), row.GetInt32(6)),
    };
}
