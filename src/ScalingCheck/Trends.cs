using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck;

/// <summary>Re-estimates the recorded commits that lead to a head, in the environment of the newest of them.</summary>
internal static class Trends
{
    // No-baseline is left out: it says nothing about the commit.
    private static readonly string[] WorstFirst =
    [
        Verdict.Regressed.Word(), BaselineCommits.Muted, BaselineCommits.Accepted, Verdict.Refused.Word(),
        Verdict.Inconclusive.Word(), Verdict.Improved.Word(), Verdict.Pass.Word(),
    ];

    public static IReadOnlyList<Trend> Of(Settings settings, IHistory history, ICommitGraph graph, string? head, int limit)
    {
        var snapshots = Snapshots(history, graph, head, settings.Judge.SameEnvironment, limit);
        var said = SaidBefore.Of(history.Verdicts([.. snapshots.Select(snapshot => snapshot.Id)]));
        return [.. settings.Checks.SelectMany(gated => OfCheck(gated, history, snapshots, said))];
    }

    private static List<StoredSnapshot> Snapshots(
        IHistory history, ICommitGraph graph, string? head, IReadOnlyList<string> same, int limit)
    {
        // By ancestry where it is known: commit times come from the clocks of many machines.
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        if (head is not null)
            foreach (var ancestor in graph.FirstParents(head).Ancestors) position[ancestor.Commit] = -ancestor.Distance;
        var found = head is null ? history.Latest(null, limit) : history.Find(position.Keys);
        var ordered = found.Where(snapshot => !snapshot.Uncommitted)
            .OrderBy(snapshot => position.GetValueOrDefault(snapshot.Commit))
            .ThenBy(snapshot => snapshot.CommitTime).ThenBy(snapshot => snapshot.RunTime).ToList();
        if (ordered.Count == 0) return [];
        return [.. ordered.Where(snapshot => snapshot.Environment.DifferingKeys(ordered[^1].Environment, same).Count == 0).TakeLast(limit)];
    }

    private static IEnumerable<Trend> OfCheck(
        GatedCheck gated, IHistory history, List<StoredSnapshot> snapshots, SaidBefore said)
    {
        var kind = KnownChecks.Find(gated.Check.Kind)!;
        var series = snapshots
            .SelectMany(snapshot => SeriesSelection.Of(gated.Check, [.. gated.Check.Metrics.SelectMany(metric => history.Observations(snapshot.Id, metric))]).Series
                .Select(one => (Snapshot: snapshot, Series: one)))
            .GroupBy(pair => pair.Series.Group).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal);
        foreach (var group in series)
        {
            var title = CheckVerdict.TitleOf(gated.Check.Name, group.Key);
            // One form for the whole column, told from all that can be used: the first commit shown may be odd or have diverged.
            var usable = group.Select(pair => pair.Series).Where(one => one.Refusal is null).ToList();
            var check = usable.Count == 0
                ? gated.Check : kind.FixForm(gated.Check, usable[0] with { Points = [.. usable.SelectMany(one => one.Points)] });
            var points = group.Select(pair => Point(
                pair.Snapshot, kind.Estimate(check, pair.Series, intervals: false), said.Of(pair.Snapshot.Id, title))).ToList();
            var names = points.SelectMany(point => point.Estimates).Where(estimate => estimate.Better != Direction.Unknown)
                .Select(estimate => estimate.Name).Distinct()
                .OrderBy(name => gated.Gates.Any(gate => gate.Target == name) ? 0 : 1).ToList();
            if (names.Count > 0) yield return new Trend(gated.Check, title, names, points);
        }
    }

    private static TrendPoint Point(StoredSnapshot snapshot, CheckOutcome outcome, IEnumerable<RecordedVerdict> said)
    {
        var words = said.Select(verdict => verdict.Verdict).ToList();
        var verdict = Array.Find(WorstFirst, words.Contains) ?? "";
        return new TrendPoint(snapshot.Commit, snapshot.CommitTime, snapshot.Subject, outcome.Estimates, outcome.Refusal is not null, verdict);
    }
}
