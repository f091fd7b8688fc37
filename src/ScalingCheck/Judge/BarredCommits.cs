using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>The commits of reported changes for the worse that others must not be measured by.</summary>
internal static class BarredCommits
{
    /// <summary>Places on the line.</summary>
    /// <param name="line">The measured commits, nearest first.</param>
    /// <param name="changes">The changes of one check, all its gates.</param>
    public static HashSet<int> Of(IReadOnlyList<MeasuredCommit> line, IReadOnlyList<ChangeStanding> changes) =>
        [.. changes.SelectMany(change => Of(line, change, changes))];

    /// <summary>Where a commit stands on the line; -1 when it is not on it.</summary>
    public static int IndexOf(IReadOnlyList<MeasuredCommit> line, string commit)
    {
        for (var i = 0; i < line.Count; i++)
            if (line[i].Commit == commit) return i;
        return -1;
    }

    private static IEnumerable<int> Of(IReadOnlyList<MeasuredCommit> line, ChangeStanding change, IReadOnlyList<ChangeStanding> changes)
    {
        var from = IndexOf(line, change.Change.Commit);
        if (!change.Change.IsWorse || from < 0) return [];
        var to = change.State switch
        {
            ChangeState.New or ChangeState.Open or ChangeState.Muted => 0,
            ChangeState.Recovered => Math.Max(0, IndexOf(line, change.Change.NoticedAt)),
            ChangeState.Reversed => ReversalOf(line, change, changes, from) + 1,
            _ => from + 1,
        };
        return Enumerable.Range(to, Math.Max(0, from - to + 1));
    }

    private static int ReversalOf(IReadOnlyList<MeasuredCommit> line, ChangeStanding change, IReadOnlyList<ChangeStanding> changes, int from) => changes
        .Where(other => other.Change.Estimate == change.Change.Estimate && !other.Change.IsWorse)
        .Select(other => IndexOf(line, other.Change.Commit)).Where(at => at >= 0 && at < from).Append(-1).Max();
}
