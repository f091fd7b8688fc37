using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>
/// Chooses what to compare with: the merge base of the head and the base branch and its first-parent ancestors, measured
/// in the same environment. Never the tip of the base branch, which holds changes that the head has not seen.
/// </summary>
internal static class BaselineSelection
{
    /// <summary>Commits that a shallow clone of the base branch should reach: a level to know, and a month to look at.</summary>
    private const int CommitsToWatch = 50;

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
        return Measured(settings, head, [.. newest.Select(snapshot => snapshot.Commit).Distinct()], history, null) with { Because = "latest on record, a guess" };
    }

    /// <summary>A shallow clone is deepened step by step, as long as it does not reach what there is to compare with.</summary>
    private static BaselineChoice FromMergeBase(ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head)
    {
        for (var step = 0; ; step++)
        {
            var anchor = BaselineAnchor.Find(graph, head.Commit, head.Uncommitted, settings.BaseBranch);
            var choice = FromMergeBase(graph, history, settings, head, anchor);
            var reaches = anchor.Outcome != AnchorOutcome.Shallow &&
                !(graph.IsShallow && anchor.Candidates.CutShort && choice.Commits.Count < (choice.IsBaseBranch ? CommitsToWatch : EstimateComparison.FewestCommits));
            if (reaches || step == GitDeepening.Steps.Count || !graph.Deepen(GitDeepening.Steps[step], settings.BaseBranch)) return choice;
        }
    }

    private static BaselineChoice FromMergeBase(
        ICommitGraph graph, IHistory history, JudgeSettings settings, HeadCommit head, BaselineAnchor anchor)
    {
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
        var choice = Measured(settings, head, candidates, history, anchor.Branch?.Name) with { Anchor = anchor.Commit, Because = because, BehindTip = anchor.BehindBase };
        if (anchor.StackedOn is { } main) choice = choice with { Remarks = [$"{anchor.Branch!.Name} is itself a branch on {main.Name}, whose commits follow", .. choice.Remarks] };
        return choice.Problem is { } problem && anchor.Candidates.CutShort && graph.IsShallow
            ? choice with { Problem = $"{problem}; the checkout is shallow: {FetchAll}" } : choice;
    }

    private static BaselineChoice Measured(
        JudgeSettings settings, HeadCommit head, IReadOnlyList<string> candidates, IHistory history, string? branch)
    {
        var distance = candidates.Select((commit, index) => (commit, index)).ToDictionary(pair => pair.commit, pair => pair.index);
        var found = history.Find(candidates).Where(snapshot => !snapshot.Uncommitted).ToList();
        var chosen = EnvironmentChoice.Same(found, head, settings);
        var elsewhere = chosen.Count == 0 && found.Count > 0 && settings.OtherEnvironments == OtherEnvironments.Widen;
        if (elsewhere) chosen = EnvironmentChoice.OneOfEach(found, settings, distance);
        if (chosen.Count == 0)
            return BaselineChoice.Missing(found.Count == 0 ? NothingRecorded(history, head, candidates, branch) : EnvironmentChoice.Elsewhere(found, head, settings));

        var nearestFirst = chosen.OrderBy(snapshot => distance[snapshot.Commit]).ToList();
        return new BaselineChoice
        {
            Anchor = candidates[0],
            Commits = [.. nearestFirst.GroupBy(snapshot => snapshot.Commit).Select(group => new MeasuredCommit(group.Key, distance[group.Key], [.. group]))],
            OtherEnvironments = elsewhere ? chosen.Count : 0,
            Remarks =
            [
                .. elsewhere ? [EnvironmentChoice.Across(chosen, head, settings)] : Array.Empty<string>(),
                .. EnvironmentChoice.Differing([.. nearestFirst.Take(settings.Window)], head, settings),
            ],
        };
    }

    private static string NothingRecorded(IHistory history, HeadCommit head, IReadOnlyList<string> candidates, string? branch)
    {
        // The head itself is recorded before it is judged.
        var others = branch is null ? [] : history.Latest(branch, Lineage.DefaultLimit).Where(snapshot => snapshot.Commit != head.Commit && !snapshot.Uncommitted);
        if (others.FirstOrDefault() is not { } newest)
            return "no commit of the base branch is recorded yet: run 'scaling-check collect' on it, then this gate has something to compare with";
        var before = candidates.Count == 1 ? $"{CommitName.Short(candidates[0])} is not recorded"
            : FormattableString.Invariant($"none of the {candidates.Count} commits that end in {CommitName.Short(candidates[0])} is recorded");
        return FormattableString.Invariant($"{before}; the newest record of {branch} is {CommitName.Short(newest.Commit)} of {newest.CommitTime:yyyy-MM-dd}, ") +
               $"which is not among them: run 'scaling-check collect' on {branch}, or rebase on a commit that is recorded";
    }
}
