using ScalingCheck.History;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>
/// Which of the commits behind the head one check may be compared with: those since its last accepted or confirmed level, without
/// the regressions that nobody accepted and what came after them. A regression must not become what its successors are measured
/// by, or it is absorbed without anyone having said yes.
/// </summary>
internal sealed class BaselineCommits
{
    /// <summary>A muted regression in the history: let through, never a baseline.</summary>
    public const string Muted = "muted";

    /// <summary>An accepted new level in the history.</summary>
    public const string Accepted = "accepted";

    /// <summary>A commit of the base branch that looked bad alone: no baseline until the next ones have spoken.</summary>
    public const string Waiting = "waiting";

    private static readonly string[] Good = [Verdict.Pass.Word(), Verdict.Improved.Word(), Accepted];

    private BaselineCommits(
        IReadOnlyList<MeasuredCommit> commits, IReadOnlyList<Acceptance> spent, int leftOut, IReadOnlyDictionary<string, string> levels)
    {
        Commits = commits;
        Spent = spent;
        LeftOut = leftOut;
        Levels = levels;
    }

    /// <summary>Nearest first.</summary>
    public IReadOnlyList<MeasuredCommit> Commits { get; }

    /// <summary>New levels that the line holds: what was accepted is now what the head is compared with.</summary>
    public IReadOnlyList<Acceptance> Spent { get; }

    /// <summary>How many commits since the last level were left out as regressed.</summary>
    public int LeftOut { get; }

    /// <summary>The first commit of the accepted level of each gate that has one.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; }

    /// <param name="line">The measured commits, nearest first.</param>
    /// <param name="before">What was said of each snapshot.</param>
    /// <param name="changes">The changes of level of this check that were reported on the base branch.</param>
    public static BaselineCommits Of(
        IReadOnlyList<MeasuredCommit> line, SaidBefore before, IReadOnlyList<ChangeStanding> changes, Acceptances acceptances,
        AcceptedCommits known, string checkTitle, string checkName)
    {
        var said = line.Select(commit => before.Of(commit, checkTitle)).ToList();
        var accepted = AcceptedLevels.Of(line, said, acceptances, known, checkTitle, checkName);
        var barred = BarredCommits.Of(line, changes);
        // A level that one gate has found must not leave another, whose worsening is open, without anything to compare with.
        var start = changes.Where(change => change.StartsLevel).Select(change => BarredCommits.IndexOf(line, change.Change.Commit))
            .Where(at => at >= 0 && !barred.Contains(at)).Concat(accepted.Starts.Values).Append(line.Count - 1).Min();

        var kept = new List<MeasuredCommit>();
        List<RecordedVerdict> pending = [];
        for (var i = start; i >= 0; i--)
        {
            var regressed = said[i].Where(gate => IsPending(gate, i, line, changes) &&
                !acceptances.IsNewLevelAt(line[i].Commit, checkTitle, checkName, gate.Estimate)).ToList();
            if (regressed.Count > 0) pending = regressed;
            else if (pending.Count == 0 || HasRecovered(said[i], pending)) pending = [];
            if (pending.Count == 0 && !barred.Contains(i)) kept.Add(line[i]);
        }

        kept.Reverse();
        return new BaselineCommits(kept, accepted.Spent, start + 1 - kept.Count, accepted.Starts.ToDictionary(
            pair => pair.Key, pair => line[pair.Value].Commit, StringComparer.Ordinal));
    }

    /// <summary>True for a bad word on a commit that no reported change has taken over.</summary>
    private static bool IsPending(RecordedVerdict gate, int at, IReadOnlyList<MeasuredCommit> line, IReadOnlyList<ChangeStanding> changes)
    {
        if (gate.Verdict != Muted && gate.Verdict != Waiting && gate.Verdict != Verdict.Regressed.Word()) return false;
        var settled = changes.Where(change => change.Change.Estimate == gate.Estimate && change.IsSettled);
        // A commit that only waited is explained by any change that began at it or before it.
        return gate.Verdict == Waiting
            ? !settled.Any(change => BarredCommits.IndexOf(line, change.Change.Commit) >= at)
            : !settled.Any(change => change.Change.NoticedAt == line[at].Commit);
    }

    /// <summary>True when the gates that regressed have passed since, or lost more than half of what they had lost.</summary>
    private static bool HasRecovered(List<RecordedVerdict> said, List<RecordedVerdict> pending) => pending.All(bad =>
        said.Find(gate => gate.Estimate == bad.Estimate) is { } now &&
        (Good.Contains(now.Verdict) || (now.Verdict == Verdict.Inconclusive.Word() && now.Value < bad.Value / 2)));
}
