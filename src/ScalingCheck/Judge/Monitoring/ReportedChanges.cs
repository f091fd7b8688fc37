using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>The changes of level that were reported on the commits behind the head, in its environment, and what became of them.</summary>
internal sealed class ReportedChanges
{
    private readonly ILookup<string, RecordedChange> _byCheck;
    private readonly IReadOnlyList<MeasuredCommit> _line;
    private readonly SaidBefore _said;
    private readonly Acceptances _acceptances;
    private readonly Dictionary<string, IReadOnlyList<ChangeStanding>> _standings = new(StringComparer.Ordinal);

    /// <param name="changes">Those that begin at a commit of the line.</param>
    /// <param name="line">The measured commits, nearest first.</param>
    public ReportedChanges(
        IEnumerable<RecordedChange> changes, string environment, IReadOnlyList<MeasuredCommit> line, SaidBefore said, Acceptances acceptances)
    {
        _byCheck = changes.Where(change => change.Environment == environment).ToLookup(change => change.Check, StringComparer.Ordinal);
        _line = line;
        _said = said;
        _acceptances = acceptances;
    }

    /// <summary>Those of one gate, oldest report first.</summary>
    public IReadOnlyList<RecordedChange> Of(string checkTitle, string estimate) =>
        [.. _byCheck[checkTitle].Where(change => change.Estimate == estimate)];

    /// <summary>Those of one check with what became of them.</summary>
    public IReadOnlyList<ChangeStanding> StandingsOf(string checkTitle, string checkName)
    {
        if (!_standings.TryGetValue(checkTitle, out var standings))
            _standings[checkTitle] = standings = [.. _byCheck[checkTitle].Select(change => StandingOf(change, checkName))];
        return standings;
    }

    private ChangeStanding StandingOf(RecordedChange change, string checkName) => ChangeStanding.Of(
        change, Later(change), Of(change.Check, change.Estimate), _acceptances.For(change, checkName) is { IsNewLevel: true });

    /// <summary>What the commits showed that had no part in the report.</summary>
    private List<double> Later(RecordedChange change)
    {
        var at = 0;
        while (at < _line.Count && _line[at].Commit != change.NoticedAt) at++;
        // Noticed at a commit that the head does not descend from: nothing is known of what followed.
        if (at == _line.Count) return [];
        return [.. _line.Take(at)
            .Select(commit => _said.Of(commit, change.Check).FirstOrDefault(verdict => verdict.Estimate == change.Estimate)?.Watched?.Value)
            .OfType<double>()];
    }
}
