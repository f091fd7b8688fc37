using ScalingCheck.History;

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

    private BaselineCommits(IReadOnlyList<MeasuredCommit> commits, IReadOnlyList<Acceptance> spent, int leftOut)
    {
        Commits = commits;
        Spent = spent;
        LeftOut = leftOut;
    }

    /// <summary>Nearest first.</summary>
    public IReadOnlyList<MeasuredCommit> Commits { get; }

    /// <summary>New levels that the line holds: what was accepted is now what the head is compared with.</summary>
    public IReadOnlyList<Acceptance> Spent { get; }

    /// <summary>How many commits since the last level were left out as regressed.</summary>
    public int LeftOut { get; }

    /// <param name="line">The measured commits, nearest first.</param>
    /// <param name="before">What was said of each snapshot.</param>
    public static BaselineCommits Of(
        IReadOnlyList<MeasuredCommit> line, SaidBefore before, Acceptances acceptances, AcceptedCommits known,
        string checkTitle, string checkName)
    {
        var said = line.Select(commit => Said(commit, before, checkTitle)).ToList();
        var start = said.FindIndex(verdict => verdict.Any(gate => gate.Verdict == Accepted));
        var spent = new List<Acceptance>();
        foreach (var entry in acceptances.NewLevels(checkTitle, checkName))
        {
            var at = StartOf(entry, line, said, known);
            if (at < 0) continue;
            spent.Add(entry);
            start = start < 0 ? at : Math.Min(start, at);
        }

        var kept = new List<MeasuredCommit>();
        List<RecordedVerdict> pending = [];
        for (var i = start < 0 ? line.Count - 1 : start; i >= 0; i--)
        {
            var regressed = said[i].Where(gate => gate.Verdict == Muted || (gate.Verdict == Verdict.Regressed.Word() &&
                !acceptances.IsNewLevelAt(line[i].Commit, checkTitle, checkName, gate.Estimate))).ToList();
            if (regressed.Count > 0) pending = regressed;
            else if (pending.Count == 0 || HasRecovered(said[i], pending)) pending = [];
            if (pending.Count == 0) kept.Add(line[i]);
        }

        kept.Reverse();
        return new BaselineCommits(kept, spent, (start < 0 ? line.Count : start + 1) - kept.Count);
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

    /// <summary>The newest word on a commit: a run that was judged later knew the earlier ones.</summary>
    private static List<RecordedVerdict> Said(MeasuredCommit commit, SaidBefore before, string checkTitle) =>
        commit.Snapshots.OrderByDescending(snapshot => snapshot.RunTime)
            .Select(snapshot => before.Of(snapshot.Id, checkTitle).ToList())
            .FirstOrDefault(said => said.Count > 0) ?? [];

    /// <summary>True when the gates that regressed have passed since, or lost more than half of what they had lost.</summary>
    private static bool HasRecovered(List<RecordedVerdict> said, List<RecordedVerdict> pending) => pending.All(bad =>
        said.FirstOrDefault(gate => gate.Estimate == bad.Estimate) is { } now &&
        (Good.Contains(now.Verdict) || (now.Verdict == Verdict.Inconclusive.Word() && now.Value < bad.Value / 2)));
}
