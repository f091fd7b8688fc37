using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What observations are of, by the digest of metric, unit, axes and labels; the same from commit to commit.</summary>
internal sealed class PostgresSeries(NpgsqlConnection connection, PostgresProject project)
{
    public const string ReadSql =
        "SELECT key, metric, unit, axes, labels FROM scaling_check.series WHERE project = $1 AND key = ANY($2)";

    private readonly Dictionary<Guid, Observation> _known = [];

    /// <summary>Writes those that are not known here yet, as <see cref="PostgresSharedTexts.Store"/> does. Returns the keys of all.</summary>
    public Guid[] Store(IReadOnlyList<Observation> observations)
    {
        var scratch = new CanonicalWriter();
        var keys = new Guid[observations.Count];
        var missing = new SortedDictionary<Guid, Observation>();
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ContentKey.Of(observations[i], scratch);
            if (!_known.ContainsKey(keys[i])) missing.TryAdd(keys[i], Content(observations[i]));
        }

        if (missing.Count > 0) Insert(missing);
        return keys;
    }

    /// <summary>Reads those that are not known here yet.</summary>
    public void Learn(IEnumerable<Guid> keys)
    {
        var missing = keys.Where(key => !_known.ContainsKey(key)).Distinct().ToArray();
        if (missing.Length == 0) return;
        using var read = connection.Statement(ReadSql, project.Key(), missing);
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            _known[rows.GetGuid(0)] = new Observation
            {
                Metric = rows.Text(1)!,
                Unit = rows.Text(2),
                Axes = StoredJson.ReadAxes(rows.GetString(3)),
                Labels = StoredJson.ReadLabels(rows.GetString(4)),
                Value = 0,
            };
        }
    }

    /// <summary>A series that has been stored or learnt.</summary>
    public Observation this[Guid key] => _known[key];

    private void Insert(SortedDictionary<Guid, Observation> missing)
    {
        var series = missing.Values.ToArray();
        using var insert = connection.Statement(
            """
            INSERT INTO scaling_check.series (project, key, metric, unit, axes, labels)
            SELECT $1, key, metric, unit, axes, labels
            FROM unnest($2, $3, $4, $5, $6) AS missing (key, metric, unit, axes, labels)
            ON CONFLICT (project, key) DO NOTHING
            """,
            project.KeyForWriting(), missing.Keys.ToArray(), Array.ConvertAll(series, one => (string?)one.Metric),
            Array.ConvertAll(series, one => one.Unit), Array.ConvertAll(series, one => (string?)StoredJson.Axes(one.Axes)),
            Array.ConvertAll(series, one => (string?)StoredJson.Labels(one.Labels)));
        insert.ExecuteNonQuery();
        foreach (var (key, content) in missing) _known[key] = content;
    }

    private static Observation Content(Observation observation) => new()
    {
        Metric = observation.Metric,
        Unit = observation.Unit,
        Axes = NamedValues<double>.From(observation.Axes.Select(axis => KeyValuePair.Create(axis.Key, PostgresStatements.Normal(axis.Value)))),
        Labels = observation.Labels,
        Value = 0,
    };
}
