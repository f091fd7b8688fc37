using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>Re-estimates the recorded commits that lead to a head, in the environment of the newest of them.</summary>
internal sealed class Trends
{
    // No-baseline is left out: it says nothing about the commit.
    private static readonly string[] WorstFirst =
    [
        Verdict.Regressed.Word(), BaselineCommits.Muted, BaselineCommits.Accepted, BaselineCommits.Waiting, Verdict.Refused.Word(),
        Verdict.Inconclusive.Word(), Verdict.Improved.Word(), Verdict.Pass.Word(),
    ];

    private readonly Settings _settings;
    private readonly RecordedSeries _recorded;
    private readonly List<MeasuredCommit> _line;
    private readonly SaidBefore _said;
    private readonly ReportedChanges _reported;
    private readonly string _environment = "";

    private Trends(Settings settings, IHistory history, ICommitGraph graph, string? head, int limit, Acceptances acceptances)
    {
        _settings = settings;
        var same = settings.Judge.SameEnvironment;
        _line = head is null ? Recorded(history, same, limit)
            : [.. MeasuredLine.OfNewest(graph, history, head, same, Math.Max(limit, MeasuredLine.Reach)).Take(limit)];
        if (_line.Count > 0) _environment = _line[0].Snapshots[^1].Environment.Only(same).ShortName;
        _recorded = new RecordedSeries(history, _line, _line.Count, settings.Checks.Select(gated => gated.Check));
        _said = new SaidBefore(history, _line);
        _reported = new ReportedChanges(history.Changes([.. _line.Select(commit => commit.Commit)]), _environment, _line, _said, acceptances);
    }

    public static IReadOnlyList<Trend> Of(
        Settings settings, IHistory history, ICommitGraph graph, string? head, int limit, Acceptances? acceptances = null)
    {
        var trends = new Trends(settings, history, graph, head, limit, acceptances ?? Acceptances.None);
        return [.. settings.Checks.SelectMany(trends.OfCheck)];
    }

    /// <summary>Without a repository, what was recorded in the environment of the newest run, newest first.</summary>
    private static List<MeasuredCommit> Recorded(IHistory history, IReadOnlyList<string> same, int limit)
    {
        var newest = history.Latest(null, limit).Where(snapshot => !snapshot.Uncommitted).ToList();
        return [.. newest.Where(snapshot => snapshot.Environment.DifferingKeys(newest[0].Environment, same).Count == 0)
            .GroupBy(snapshot => snapshot.Commit)
            .Select((group, index) => new MeasuredCommit(group.Key, index, [.. group.OrderBy(snapshot => snapshot.RunTime)]))];
    }

    private IEnumerable<Trend> OfCheck(GatedCheck gated)
    {
        var kind = KnownChecks.Find(gated.Check.Kind)!;
        var groups = Enumerable.Reverse(_line)
            .SelectMany(commit => _recorded.Of(gated.Check, commit).Values.Select(series => (Commit: commit, Series: series)))
            .GroupBy(pair => pair.Series.Group).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).ToList();
        var family = groups.Count * gated.Gates.Count(gate => gate.WorseBy is not null);
        foreach (var group in groups)
        {
            var title = CheckVerdict.TitleOf(gated.Check.Name, group.Key);
            // One form for the whole column, told from all that can be used: the first commit shown may be odd or have diverged.
            var usable = group.Select(pair => pair.Series).Where(one => one.Refusal is null).ToList();
            var check = usable.Count == 0
                ? gated.Check : kind.FixForm(gated.Check, usable[0] with { Points = [.. usable.SelectMany(one => one.Points)] });
            var outcomes = group.Select(pair => (pair.Commit, Outcome: kind.Estimate(check, pair.Series, intervals: false))).ToList();
            var gates = _settings.Calibrated(title, _environment, gated.Gates);
            var series = gates.Select(gate => SeriesOf(gate, check, title, outcomes)).OfType<WatchedSeries>().ToList();
            var points = outcomes.ConvertAll(pair => Point(pair.Commit, pair.Outcome, series, _said.Of(pair.Commit, title)));
            var names = points.SelectMany(point => point.Estimates).Where(estimate => estimate.Better != Direction.Unknown)
                .Select(estimate => estimate.Name).Distinct()
                .OrderBy(name => gated.Gates.Any(gate => gate.Target == name) ? 0 : 1).ToList();
            if (names.Count == 0) continue;
            yield return new Trend(gated.Check, title, names, points)
            {
                Gates = gates, Series = series, Family = family, Changes = ChangesOf(gated.Check.Name, title, series, gates, family, outcomes.ConvertAll(pair => pair.Commit)),
            };
        }
    }

    private List<TrendChange> ChangesOf(
        string checkName, string title, List<WatchedSeries> series, IReadOnlyList<GateRule> gates, int family, List<MeasuredCommit> commits)
    {
        var reported = _reported.StandingsOf(title, checkName).Select(standing => new TrendChange(standing, IsReported: true)).ToList();
        var wasWatched = commits.Exists(commit => _said.Of(commit, title).Exists(verdict => verdict.Watched is not null));
        if (reported.Count > 0 || wasWatched) return reported;
        return [.. series.SelectMany(one => ChangeMonitor.Replay(
                one, DetectorSettings.Of(_settings.Judge, family, gates.First(gate => gate.Target == one.Estimate).Raise), _settings.Judge.Persistence).Found)
            .Select(change => new TrendChange(new ChangeStanding(change, ChangeState.Open, 0), IsReported: false))];
    }

    private WatchedSeries? SeriesOf(GateRule gate, CheckSettings check, string title, List<(MeasuredCommit Commit, CheckOutcome Outcome)> outcomes)
    {
        var watchable = outcomes.Select(pair => Watchable.Of(gate, check, pair.Outcome)).LastOrDefault(found => found is not null);
        return watchable is null ? null : new WatchedSeries(title, gate.Target, _environment, watchable.Scale, [.. outcomes
            .Select(pair => (pair.Commit, Value: watchable.ValueIn(pair.Outcome))).Where(pair => pair.Value is not null)
            .Select(pair => new WatchedCommit(pair.Commit.Commit, pair.Value!.Value, pair.Commit.Snapshots[^1].RunTime, pair.Commit.Distance))]);
    }

    private static TrendPoint Point(
        MeasuredCommit commit, CheckOutcome outcome, IEnumerable<WatchedSeries> series, IEnumerable<RecordedVerdict> said)
    {
        var words = said.Select(verdict => verdict.Verdict).ToList();
        var verdict = Array.Find(WorstFirst, words.Contains) ?? "";
        var newest = commit.Snapshots[^1];
        return new TrendPoint(
            commit.Commit, newest.CommitTime, newest.Subject, [.. outcome.Estimates, .. OfCurves(commit.Commit, series)], outcome.Refusal is not null, verdict);
    }

    /// <summary>What is gated and no estimate: slope and level, as they are watched.</summary>
    private static IEnumerable<Estimate> OfCurves(string commit, IEnumerable<WatchedSeries> series) =>
        from one in series
        where CurveComparison.IsOfCurves(one.Estimate)
        from found in one.Commits
        where found.Commit == commit
        select new Estimate { Name = one.Estimate, Value = found.Value, Better = one.Scale.Better };
}
