using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>
/// What earlier runs said of snapshots. Every group of every check asks about every commit: the answer is one look-up. The line is read
/// as far as somebody asks, many commits at a time: most look no further back than the detector remembers.
/// </summary>
internal sealed class SaidBefore
{
    private const int AtOnce = 250;

    private readonly IHistory _history;
    private readonly List<string> _line;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<(string Snapshot, string Check), List<RecordedVerdict>> _verdicts = [];
    private int _read;

    /// <param name="line">The commits that may be asked for, nearest first.</param>
    public SaidBefore(IHistory history, IEnumerable<MeasuredCommit> line)
    {
        _history = history;
        _line = [.. line.SelectMany(commit => commit.Snapshots).Select(snapshot => snapshot.Id).Distinct(StringComparer.Ordinal)];
        _places = _line.Select((id, place) => (id, place)).ToDictionary(one => one.id, one => one.place, StringComparer.Ordinal);
    }

    /// <summary>The newest word on a commit: a run that was judged later knew the earlier ones.</summary>
    public List<RecordedVerdict> Of(MeasuredCommit commit, string checkTitle)
    {
        if (commit.Snapshots is [var only]) return Of(only.Id, checkTitle);
        return commit.Snapshots.OrderByDescending(snapshot => snapshot.RunTime)
            .Select(snapshot => Of(snapshot.Id, checkTitle))
            .FirstOrDefault(said => said.Count > 0) ?? [];
    }

    private List<RecordedVerdict> Of(string snapshotId, string checkTitle)
    {
        if (_places.TryGetValue(snapshotId, out var place))
            while (place >= _read) ReadOn();
        return _verdicts.GetValueOrDefault((snapshotId, checkTitle)) ?? [];
    }

    private void ReadOn()
    {
        var ids = _line.GetRange(_read, Math.Min(AtOnce, _line.Count - _read));
        _read += ids.Count;
        foreach (var said in _history.Verdicts(ids).GroupBy(verdict => (verdict.SnapshotId, verdict.Check)))
            _verdicts[said.Key] = [.. said];
    }
}
