namespace ScalingCheck.Judge.Monitoring;

/// <summary>What a report tells of the base branch beside the verdicts of a check.</summary>
internal static class BaseBranchNotes
{
    /// <summary>The changes that this run noticed, and those reported before that nothing has settled.</summary>
    public static IEnumerable<ChangeNote> ChangesOf(CheckVerdict check, ReportedChanges changes)
    {
        var now = check.Gates.Where(gate => gate.Watch?.Noticed is not null).Select(gate => new ChangeNote(
            new ChangeStanding(gate.Watch!.Noticed!, ChangeState.New, 0), gate.Watch.IsBeyondLimit, gate.Watch.Excursion)).ToList();
        return now.Concat(changes.StandingsOf(check.Title, check.Check.Name)
            .Where(standing => standing.State == ChangeState.Open && now.TrueForAll(note => note.Standing.Change.Id != standing.Change.Id))
            .Select(standing => new ChangeNote(standing, IsBeyond(standing, check, changes))));
    }

    /// <summary>Excursions that count and are no part of a change.</summary>
    public static IEnumerable<ExcursionNote> ExcursionsOf(CheckVerdict check) => check.Gates
        .Where(gate => gate.Watch is { Noticed: null, Excursion.Counts: true })
        .Select(gate => new ExcursionNote(check.Title, gate.Gate.Target, gate.Watch!.Excursion!));

    private static bool IsBeyond(ChangeStanding standing, CheckVerdict check, ReportedChanges changes)
    {
        var gate = check.Gates.FirstOrDefault(gate => !gate.IsLimit && gate.Gate.Target == standing.Change.Estimate)?.Gate;
        if (gate is null || Watchable.Of(gate, check.Check, check.Outcome) is not { } watchable) return standing.Change.IsWorse;
        var before = changes.Of(check.Title, check.Check.Name, standing.Change.Estimate).TakeWhile(known => known.Change.Id != standing.Change.Id);
        return LevelReference.IsBeyond(standing.Change, before, gate, watchable.Scale);
    }
}
