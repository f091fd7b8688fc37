using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>The changes of level that were reported on the commits behind the head, in its environment, and what became of them.</summary>
internal sealed class ReportedChanges
{
    private readonly ILookup<string, RecordedChange> _byCheck;
    private readonly IReadOnlyList<MeasuredCommit> _line;
    private readonly Dictionary<string, int> _place = new(StringComparer.Ordinal);
    private readonly SaidBefore _said;
    private readonly Acceptances _acceptances;
    private readonly Dictionary<(string Check, string Estimate), IReadOnlyList<KnownChange>> _known = [];

    /// <param name="changes">Those that begin at a commit of the line.</param>
    /// <param name="line">The measured commits, nearest first.</param>
    public ReportedChanges(
        IEnumerable<RecordedChange> changes, string environment, IReadOnlyList<MeasuredCommit> line, SaidBefore said, Acceptances acceptances)
    {
        _byCheck = changes.Where(change => change.Environment == environment).ToLookup(change => change.Check, StringComparer.Ordinal);
        _line = line;
        for (var i = 0; i < line.Count; i++) _place[line[i].Commit] = i;
        _said = said;
        _acceptances = acceptances;
    }

    /// <summary>Those of one gate, oldest beginning first.</summary>
    public IReadOnlyList<KnownChange> Of(string checkTitle, string checkName, string estimate)
    {
        if (!_known.TryGetValue((checkTitle, estimate), out var known))
        {
            _known[(checkTitle, estimate)] = known = [.. _byCheck[checkTitle].Where(change => change.Estimate == estimate)
                .Select(change => Known(change, checkName)).OrderByDescending(change => change.Begins).ThenBy(change => change.Change.NoticedTime)];
        }

        return known;
    }

    /// <summary>Those of one check with what became of them.</summary>
    public IReadOnlyList<ChangeStanding> StandingsOf(string checkTitle, string checkName) =>
        [.. _byCheck[checkTitle].Select(change => change.Estimate).Distinct(StringComparer.Ordinal).SelectMany(estimate =>
        {
            var known = Of(checkTitle, checkName, estimate);
            return known.Select(change => ChangeStanding.Of(change, Later(change), known.Any(other =>
                other.Change.IsWorse != change.Change.IsWorse && other.Begins < change.Begins)));
        })];

    private KnownChange Known(RecordedChange change, string checkName)
    {
        var noticed = _place.TryGetValue(change.NoticedAt, out var at) ? at : (int?)null;
        var settings = noticed is null ? null
            : _said.Of(_line[at], change.Check).Find(verdict => verdict.Estimate == change.Estimate)?.Watched?.Settings;
        return new KnownChange(
            change, _line[_place[change.Commit]].Distance, noticed is null ? null : _line[at].Distance, settings, _acceptances.For(change, checkName),
            _acceptances.IsMuteOver(change, checkName));
    }

    /// <summary>
    /// What the commits showed that had no part in the report. Where the head does not descend from the report (the branch was
    /// rewritten, or the report is in its future) those after the beginning have to do.
    /// </summary>
    private List<double> Later(KnownChange known)
    {
        var from = known.Noticed ?? known.Begins;
        return [.. _line.TakeWhile(commit => commit.Distance < from)
            .Select(commit => _said.Of(commit, known.Change.Check).Find(verdict => verdict.Estimate == known.Change.Estimate)?.Watched)
            // Values of other sizes, forms or units say nothing of this level.
            .OfType<WatchedValue>().Where(watched => known.Settings is null || watched.Settings == known.Settings)
            .Select(watched => watched.Value)];
    }
}
