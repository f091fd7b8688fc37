using ScalingCheck.History;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>
/// Which of the commits behind the head one check may be compared with: those since its last accepted level, without the
/// regressions that nobody accepted and what came after them. A regression must not become what its successors are measured
/// by, or it is absorbed without anyone having said yes.
/// </summary>
internal sealed class BaselineCommits
{
    /// <summary>A muted regression in the history: let through, never a baseline.</summary>
    public const string Muted = "muted";

    /// <summary>An accepted new level in the history.</summary>
    public const string Accepted = "accepted";

    private static readonly string[] Good = [Verdict.Pass.Word(), Verdict.Improved.Word(), Accepted];

    private BaselineCommits(IReadOnlyList<MeasuredCommit> commits, IReadOnlyList<Acceptance> spent, int leftOut, string? since)
    {
        Commits = commits;
        Spent = spent;
        LeftOut = leftOut;
        Since = since;
    }

    /// <summary>Nearest first.</summary>
    public IReadOnlyList<MeasuredCommit> Commits { get; }

    /// <summary>New levels that the line holds: what was accepted is now what the head is compared with.</summary>
    public IReadOnlyList<Acceptance> Spent { get; }

    /// <summary>How many commits since the last level were left out as regressed.</summary>
    public int LeftOut { get; }

    /// <summary>The first commit of the present level, where one was accepted or confirmed; else null.</summary>
    public string? Since { get; }

    /// <param name="line">The measured commits, nearest first.</param>
    /// <param name="before">What was said of each snapshot.</param>
    /// <param name="changes">The changes of level of this check that were reported on the base branch.</param>
    public static BaselineCommits Of(
        IReadOnlyList<MeasuredCommit> line, SaidBefore before, IReadOnlyList<ChangeStanding> changes, Acceptances acceptances, AcceptedCommits known,
        string checkTitle, string checkName)
    {
        var said = line.Select(commit => before.Of(commit, checkTitle)).ToList();
        var start = said.FindIndex(verdict => verdict.Any(gate => gate.Verdict == Accepted));
        var spent = new List<Acceptance>();
        foreach (var entry in acceptances.NewLevels(checkTitle, checkName))
        {
            var at = StartOf(entry, line, said, known);
            if (at < 0) continue;
            spent.Add(entry);
            start = start < 0 ? at : Math.Min(start, at);
        }

        foreach (var level in changes.Where(change => change.StartsLevel))
        {
            var at = IndexOf(line, level.Change.Commit);
            if (at >= 0) start = start < 0 ? at : Math.Min(start, at);
        }

        var barred = changes.SelectMany(change => Barred(line, change, changes)).ToHashSet();
        // A report on which time has spoken bars no longer what came after it.
        var settled = changes.Where(change => change.State is not (ChangeState.New or ChangeState.Open))
            .Select(change => (change.Change.NoticedAt, change.Change.Estimate)).ToHashSet();
        var kept = new List<MeasuredCommit>();
        List<RecordedVerdict> pending = [];
        for (var i = start < 0 ? line.Count - 1 : start; i >= 0; i--)
        {
            var regressed = said[i].Where(gate => gate.Verdict == Muted || (gate.Verdict == Verdict.Regressed.Word() &&
                !settled.Contains((line[i].Commit, gate.Estimate)) &&
                !acceptances.IsNewLevelAt(line[i].Commit, checkTitle, checkName, gate.Estimate))).ToList();
            if (regressed.Count > 0) pending = regressed;
            else if (pending.Count == 0 || HasRecovered(said[i], pending)) pending = [];
            if (pending.Count == 0 && !barred.Contains(i)) kept.Add(line[i]);
        }

        kept.Reverse();
        return new BaselineCommits(kept, spent, (start < 0 ? line.Count : start + 1) - kept.Count, start < 0 ? null : line[start].Commit);
    }

    /// <summary>The oldest commit of the line that holds the entry's level; -1 when none does.</summary>
    private static int StartOf(Acceptance entry, IReadOnlyList<MeasuredCommit> line, List<List<RecordedVerdict>> said, AcceptedCommits known)
    {
        if (line.Count == 0) return -1;
        if (known.Holds(line[0].Commit, entry))
        {
            // Whatever descends from a commit that holds it holds it too: halve the line.
            var (holds, lacks) = (0, line.Count);
            while (lacks - holds > 1)
            {
                var middle = (holds + lacks) / 2;
                if (known.Holds(line[middle].Commit, entry)) holds = middle;
                else lacks = middle;
            }

            return holds;
        }

        // A squash merge leaves no trace of the commit; that the level was accepted on this line after it was measured does.
        return known.MeasuredAt(entry) is { } measured
            ? said.FindLastIndex(verdict => verdict.Any(gate => gate.Verdict == Accepted && gate.Estimate == entry.Estimate) &&
                line[said.IndexOf(verdict)].Snapshots.Any(snapshot => snapshot.RunTime >= measured))
            : -1;
    }

    /// <summary>Where the commits of a change for the worse stand that others must not be measured by.</summary>
    private static IEnumerable<int> Barred(IReadOnlyList<MeasuredCommit> line, ChangeStanding change, IReadOnlyList<ChangeStanding> changes)
    {
        var from = IndexOf(line, change.Change.Commit);
        if (!change.Change.IsWorse || from < 0) return [];
        var reversal = changes.Where(other => other.Change.Estimate == change.Change.Estimate && !other.Change.IsWorse)
            .Select(other => IndexOf(line, other.Change.Commit)).Where(at => at >= 0 && at < from).Append(-1).Max();
        var to = change.State switch
        {
            ChangeState.New or ChangeState.Open => 0,
            ChangeState.Recovered => Math.Max(0, IndexOf(line, change.Change.NoticedAt)),
            ChangeState.Reversed => reversal + 1,
            _ => from + 1,
        };
        return Enumerable.Range(to, Math.Max(0, from - to + 1));
    }

    private static int IndexOf(IReadOnlyList<MeasuredCommit> line, string commit)
    {
        for (var i = 0; i < line.Count; i++)
            if (line[i].Commit == commit) return i;
        return -1;
    }

    /// <summary>True when the gates that regressed have passed since, or lost more than half of what they had lost.</summary>
    private static bool HasRecovered(List<RecordedVerdict> said, List<RecordedVerdict> pending) => pending.All(bad =>
        said.FirstOrDefault(gate => gate.Estimate == bad.Estimate) is { } now &&
        (Good.Contains(now.Verdict) || (now.Verdict == Verdict.Inconclusive.Word() && now.Value < bad.Value / 2)));
}
