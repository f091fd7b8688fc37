using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>The measured commits that lead to a head along first parents, in one environment.</summary>
internal static class MeasuredLine
{
    /// <summary>Commits that are looked at: enough for a long memory where not every commit is measured.</summary>
    public const int Reach = 1000;

    /// <summary>Nearest first, the head itself at distance 0 where it was measured.</summary>
    public static IReadOnlyList<MeasuredCommit> Of(
        ICommitGraph graph, IHistory history, string head, EnvironmentFingerprint environment, IReadOnlyList<string> same, int reach = Reach) =>
        In(Measured(graph, history, head, reach), environment, same);

    /// <summary>The same in the environment of the nearest measured commit.</summary>
    public static IReadOnlyList<MeasuredCommit> OfNewest(ICommitGraph graph, IHistory history, string head, IReadOnlyList<string> same, int reach = Reach)
    {
        var measured = Measured(graph, history, head, reach);
        var nearest = measured.OrderBy(one => one.Distance).ThenByDescending(one => one.Snapshot.RunTime).FirstOrDefault().Snapshot;
        return nearest is null ? [] : In(measured, nearest.Environment, same);
    }

    private static List<(StoredSnapshot Snapshot, int Distance)> Measured(ICommitGraph graph, IHistory history, string head, int reach)
    {
        var distance = graph.FirstParents(head, reach).Ancestors.ToDictionary(ancestor => ancestor.Commit, ancestor => ancestor.Distance, StringComparer.Ordinal);
        return [.. history.Find(distance.Keys).Where(snapshot => !snapshot.Uncommitted).Select(snapshot => (snapshot, distance[snapshot.Commit]))];
    }

    private static List<MeasuredCommit> In(
        List<(StoredSnapshot Snapshot, int Distance)> measured, EnvironmentFingerprint environment, IReadOnlyList<string> same) =>
        [.. measured.Where(one => one.Snapshot.Environment.DifferingKeys(environment, same).Count == 0)
            .GroupBy(one => (one.Snapshot.Commit, one.Distance))
            .Select(group => new MeasuredCommit(group.Key.Commit, group.Key.Distance, [.. group.Select(one => one.Snapshot)]))
            .OrderBy(commit => commit.Distance)];
}
