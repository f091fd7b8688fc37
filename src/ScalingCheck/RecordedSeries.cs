using ScalingCheck.Checks;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck;

/// <summary>What checks read of recorded runs. Gates and groups ask for the same numbers again and again: each is read once.</summary>
internal sealed class RecordedSeries(IHistory history)
{
    private readonly Dictionary<(string Snapshot, string Metric), IReadOnlyList<Observation>> _read = [];
    private readonly Dictionary<(string Check, string Commit), IReadOnlyDictionary<NamedValues<string>, Series>> _series = [];

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
            _read[(snapshot, metric)] = observations = history.Observations(snapshot, metric);
        return observations;
    }
}
