using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>The measured commits that lead to a head along first parents, in one environment.</summary>
internal static class MeasuredLine
{
    /// <summary>Commits that are looked at: enough for a long memory where not every commit is measured.</summary>
    public const int Reach = 1000;

    /// <summary>The same in the environment of the nearest measured commit.</summary>
    public static IReadOnlyList<MeasuredCommit> OfNewest(ICommitGraph graph, IHistory history, string head, IReadOnlyList<string> same, int reach = Reach)
    {
        var distance = graph.FirstParents(head, reach).Ancestors.ToDictionary(ancestor => ancestor.Commit, ancestor => ancestor.Distance, StringComparer.Ordinal);
        var nearest = history.Find(distance.Keys).Where(snapshot => !snapshot.Uncommitted)
            .OrderBy(snapshot => distance[snapshot.Commit]).ThenByDescending(snapshot => snapshot.RunTime).FirstOrDefault();
        return nearest is null ? [] : Of(graph, history, head, nearest.Environment, same, reach);
    }

    /// <summary>Nearest first, the head itself at distance 0 where it was measured.</summary>
    public static IReadOnlyList<MeasuredCommit> Of(
        ICommitGraph graph, IHistory history, string head, EnvironmentFingerprint environment, IReadOnlyList<string> same, int reach = Reach)
    {
        var distance = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ancestor in graph.FirstParents(head, reach).Ancestors) distance[ancestor.Commit] = ancestor.Distance;
        return [.. history.Find(distance.Keys)
            .Where(snapshot => !snapshot.Uncommitted && snapshot.Environment.DifferingKeys(environment, same).Count == 0)
            .GroupBy(snapshot => snapshot.Commit)
            .Select(group => new MeasuredCommit(group.Key, distance[group.Key], [.. group]))
            .OrderBy(commit => commit.Distance)];
    }
}
