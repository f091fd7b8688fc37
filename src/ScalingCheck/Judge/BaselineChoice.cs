namespace ScalingCheck.Judge;

/// <summary>The commits that a run is compared with, before each check leaves out what it may not use.</summary>
internal sealed record BaselineChoice
{
    public string? Anchor { get; init; }

    public string Because { get; init; } = "";

    public int? BehindTip { get; init; }

    /// <summary>True when the head is a commit of the base branch itself, which is watched over commits.</summary>
    public bool IsBaseBranch { get; init; }

    /// <summary>Nearest first.</summary>
    public IReadOnlyList<MeasuredCommit> Commits { get; init; } = [];

    /// <summary>From how many other environments the commits come, when none was measured in the head's; else 0.</summary>
    public int OtherEnvironments { get; init; }

    /// <summary>What else to know of the choice, a clause each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why there is nothing to compare with, in one sentence that says what to do; null when there is.</summary>
    public string? Problem { get; init; }

    public static BaselineChoice Missing(string problem) => new() { Problem = problem };
}
