namespace ScalingCheck.Judge.Monitoring;

/// <summary>A change of level of the base branch that a report shows: a new one, or one that is not settled.</summary>
/// <param name="IsBeyondLimit">False for a change within what the gate allows.</param>
/// <param name="Excursion">How long the branch has been worse since, beside its noise; null where that cannot be told.</param>
internal sealed record ChangeNote(ChangeStanding Standing, bool IsBeyondLimit, WatchedExcursion? Excursion = null)
{
    /// <summary>True when the verdict of the gate tells it already.</summary>
    public bool IsToldByGate => Standing.State == ChangeState.New && (IsBeyondLimit || !Standing.Change.IsWorse);

    public string Sentence =>
        $"{ChangeSentence.Of(Standing.Change)}{(IsBeyondLimit || !Standing.Change.IsWorse ? "" : ", within the limit")}; {ChangeSentence.Of(Standing)}" +
        (Excursion is { } excursion ? $"; {excursion.Sentence}" : "");
}
