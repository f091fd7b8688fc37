using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>
/// Chooses what to compare with: the merge base of the head and the base branch and its first-parent ancestors, measured
/// in the same environment. Never the tip of the base branch, which holds changes that the head has not seen.
/// </summary>
internal static class BaselineSelection
{
    private const string FetchAll = "fetch the whole history ('fetch-depth: 0' in actions/checkout)";

    /// <summary>All that were measured: each check takes its window of them after leaving out what it may not use.</summary>
    public static BaselineChoice Choose(ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head)
    {
        switch (settings.Baseline)
        {
            case JudgeSettings.None:
                return BaselineChoice.Missing("nothing is compared: the baseline is set to none");
            case JudgeSettings.Latest:
                return FromLatest(graph, history, settings, head);
        }

        if (head.Commit is null)
        {
            return BaselineChoice.Missing("this is not a git repository, so there is no merge base: " +
                "name the commit with --commit and its parent with --parent, or set 'baseline: latest'");
        }

        if (settings.Baseline == JudgeSettings.MergeBase) return FromMergeBase(graph, history, settings, head);
        if (graph.Resolve(settings.Baseline) is not { } named)
            return BaselineChoice.Missing($"the baseline '{settings.Baseline}' is no commit that is known here");
        if (named == head.Commit && !head.Uncommitted)
            return BaselineChoice.Missing($"the baseline '{settings.Baseline}' is the measured commit itself");
        var anchor = new BaselineAnchor(AnchorOutcome.MergeBase, named, null, graph.FirstParents(named), null);
        return FromAnchor(graph, history, settings, head, anchor, "chosen baseline");
    }

    private static BaselineChoice FromLatest(ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head)
    {
        // Without a branch the newest would be those of other people's pull requests.
        var branch = settings.BaseBranch ?? graph.FindBaseBranch()?.Name;
        var newest = history.Latest(branch, Lineage.DefaultLimit).Where(snapshot => snapshot.Commit != head.Commit || head.Uncommitted);
        return Measured(settings, head, [.. newest.Select(snapshot => snapshot.Commit).Distinct()], history) with { Because = "latest on record, a guess" };
    }

    private static BaselineChoice FromMergeBase(ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head)
    {
        var anchor = BaselineAnchor.Find(graph, head.Commit, head.Uncommitted, settings.BaseBranch);
        var branch = anchor.Branch?.Name ?? settings.BaseBranch ?? "the base branch";
        var commit = CommitName.Short(head.Commit!);
        return anchor.Outcome switch
        {
            AnchorOutcome.MergeBase => FromAnchor(graph, history, settings, head, anchor, $"merge base with {branch}"),
            AnchorOutcome.FirstParent =>
                FromAnchor(graph, history, settings, head, anchor with { BehindBase = null }, "parent") with { IsBaseBranch = true },
            AnchorOutcome.Head => FromAnchor(graph, history, settings, head, anchor with { BehindBase = null }, "commit below the uncommitted changes"),
            AnchorOutcome.Shallow => BaselineChoice.Missing($"the checkout is shallow and does not reach the merge base with {branch}: {FetchAll}"),
            AnchorOutcome.NoBaseBranch => BaselineChoice.Missing(settings.BaseBranch is null
                ? "the base branch cannot be told: set 'base-branch' under 'judge'"
                : $"there is no branch '{branch}' here or at origin: fetch it, or correct 'base-branch'"),
            AnchorOutcome.FirstCommit => BaselineChoice.Missing($"{commit} is the first commit: there is nothing before it"),
            AnchorOutcome.Unrecorded => BaselineChoice.Missing($"the merge base with {branch} was never recorded: run 'scaling-check collect' on {branch}"),
            _ => BaselineChoice.Missing($"{commit} and {branch} have no commit in common"),
        };
    }

    private static BaselineChoice FromAnchor(
        ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head, BaselineAnchor anchor, string because)
    {
        IReadOnlyList<string> candidates = anchor.Candidates.Ancestors.Count > 0
            ? [.. anchor.Candidates.Ancestors.Select(ancestor => ancestor.Commit)] : [anchor.Commit!];
        var choice = Measured(settings, head, candidates, history) with { Anchor = anchor.Commit, Because = because, BehindTip = anchor.BehindBase };
        return choice.Problem is { } problem && anchor.Candidates.CutShort && graph.IsShallow
            ? choice with { Problem = $"{problem}; the checkout is shallow: {FetchAll}" } : choice;
    }

    private static BaselineChoice Measured(JudgeSettings settings, HeadCommit head, IReadOnlyList<string> candidates, IHistory history)
    {
        var distance = candidates.Select((commit, index) => (commit, index)).ToDictionary(pair => pair.commit, pair => pair.index);
        var found = history.Find(candidates).Where(snapshot => !snapshot.Uncommitted).ToList();
        var same = found.FindAll(snapshot => snapshot.Environment.DifferingKeys(head.Environment, settings.SameEnvironment).Count == 0);
        if (same.Count == 0)
        {
            return BaselineChoice.Missing(found.Count == 0
                ? "no commit of the base branch is recorded yet: run 'scaling-check collect' on it, then this gate has something to compare with"
                : OtherMachines(found, head, settings.SameEnvironment));
        }

        return new BaselineChoice
        {
            Anchor = candidates[0],
            Commits = [.. same.GroupBy(snapshot => snapshot.Commit)
                .Select(group => new MeasuredCommit(group.Key, distance[group.Key], [.. group]))
                .OrderBy(commit => commit.Distance)],
        };
    }

    private static string OtherMachines(List<StoredSnapshot> found, HeadCommit head, IReadOnlyList<string> same)
    {
        // The key that keeps most of them apart says most; of several, the first of the configuration.
        var key = same.MaxBy(candidate => found.Count(snapshot => snapshot.Environment[candidate] != head.Environment[candidate]))!;
        var others = found.Where(snapshot => snapshot.Environment[key] != head.Environment[key]).GroupBy(snapshot => snapshot.Environment[key])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Key} ({group.Count()})")).ToList();
        var shown = string.Join(", ", others.Take(3)) + (others.Count > 3 ? FormattableString.Invariant($" and {others.Count - 3} more") : "");
        var snapshots = found.Count == 1 ? "1 snapshot exists" : FormattableString.Invariant($"{found.Count} snapshots exist");
        return $"{snapshots} in other environments; {key} there: {shown}, here: {head.Environment[key]}; " +
               "measure on the same kind of machine, or drop the key from 'environment: same' when it cannot matter";
    }
}
