using ScalingCheck.Checks;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck;

/// <summary>
/// What checks read of recorded runs. Gates and groups ask for the same numbers again and again: each is read once, and many of them
/// with one question, since a store may be far away.
/// </summary>
internal sealed class RecordedSeries
{
    /// <summary>Snapshots that are read ahead where a line is walked along.</summary>
    private const int Ahead = 32;

    private static readonly IReadOnlyList<Observation> Nothing = [];

    private readonly IHistory _history;
    private readonly List<string> _line;
    private readonly Dictionary<string, int> _places;
    private readonly int _common;
    private readonly List<string> _metrics;
    private readonly Dictionary<(string Snapshot, string Metric), IReadOnlyList<Observation>> _read = [];
    private readonly Dictionary<(string Check, string Commit), IReadOnlyDictionary<NamedValues<string>, Series>> _series = [];

    /// <param name="line">The commits that checks will ask for, nearest first.</param>
    /// <param name="common">How many of them every check looks at.</param>
    /// <param name="checks">All checks that may ask.</param>
    public RecordedSeries(IHistory history, IEnumerable<MeasuredCommit> line, int common, IEnumerable<CheckSettings> checks)
    {
        _history = history;
        var commits = line.ToList();
        _line = [.. commits.SelectMany(commit => commit.Snapshots).Select(snapshot => snapshot.Id).Distinct(StringComparer.Ordinal)];
        _places = _line.Select((id, place) => (id, place)).ToDictionary(one => one.id, one => one.place, StringComparer.Ordinal);
        _common = commits.Take(common).Sum(commit => commit.Snapshots.Count);
        _metrics = [.. checks.SelectMany(check => check.Metrics).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The series of one commit by group, its runs put together.</summary>
    public IReadOnlyDictionary<NamedValues<string>, Series> Of(CheckSettings check, MeasuredCommit commit)
    {
        if (!_series.TryGetValue((check.Name, commit.Commit), out var series))
            _series[(check.Name, commit.Commit)] = series = RepeatedRuns.Together(Of(check, commit.Snapshots)).ToDictionary(one => one.Group);

        return series;
    }

    /// <summary>The series of each run by itself.</summary>
    public IEnumerable<Series> Of(CheckSettings check, IEnumerable<StoredSnapshot> snapshots) =>
        snapshots.SelectMany(snapshot => SeriesSelection.Of(check, [.. check.Metrics.SelectMany(metric => Read(snapshot.Id, metric))]).Series);

    private IReadOnlyList<Observation> Read(string snapshot, string metric)
    {
        if (!_read.TryGetValue((snapshot, metric), out var observations))
        {
            ReadAhead(snapshot, metric);
            observations = _read[(snapshot, metric)];
        }

        return observations;
    }

    private void ReadAhead(string snapshot, string metric)
    {
        var onLine = _places.TryGetValue(snapshot, out var place);
        // Beyond what all look at, one check that looks further must not make the others' numbers be read.
        List<string> metrics = (!onLine || place < _common) && _metrics.Contains(metric) ? _metrics : [metric];
        var end = place < _common ? Math.Min(_common, place + Ahead) : place + Ahead;
        List<string> ids = onLine ? _line.Take(end).Skip(place).ToList().FindAll(id => !_read.ContainsKey((id, metric))) : [snapshot];
        var found = _history.Observations(ids, metrics);
        foreach (var id in ids)
        {
            var byMetric = found[id].ToLookup(observation => observation.Metric, StringComparer.Ordinal);
            foreach (var name in metrics) _read[(id, name)] = byMetric[name] is { } some && some.Any() ? [.. some] : Nothing;
        }
    }
}
