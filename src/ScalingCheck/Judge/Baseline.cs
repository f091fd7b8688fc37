namespace ScalingCheck.Judge;

/// <summary>What the head is compared with and why, for every report.</summary>
internal sealed record Baseline
{
    /// <summary>The commit of the base branch that the head is measured against.</summary>
    public required string Anchor { get; init; }

    /// <summary>Why this commit: <c>merge base</c>, <c>parent</c>, <c>latest (guessed)</c>.</summary>
    public required string Because { get; init; }

    /// <summary>How many commits the base branch has gone on since the anchor; null when unknown.</summary>
    public int? BehindTip { get; init; }

    /// <summary>Commits with snapshots that were compared, nearest first.</summary>
    public required IReadOnlyList<string> Commits { get; init; }

    /// <summary>Steps from the anchor to the nearest measured commit.</summary>
    public int Distance { get; init; }

    /// <summary>From how many other environments the commits come, when none was measured in the head's; else 0.</summary>
    public int OtherEnvironments { get; init; }

    /// <summary>What else to know of the choice, a clause each: keys that differ, a branch below another.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary><c>9be0d31 (merge base with main, 2 commits behind the base branch, 12 commits measured)</c></summary>
    public string Sentence
    {
        get
        {
            var nearest = Commits.Count > 0 ? Commits[0] : Anchor;
            var parts = new List<string> { Distance == 0 ? Because : FormattableString.Invariant($"{Distance} before the {Because}") };
            if (BehindTip is { } behind and > 0) parts.Add(FormattableString.Invariant($"{behind} {(behind == 1 ? "commit" : "commits")} behind the base branch"));
            if (Commits.Count > 1) parts.Add(FormattableString.Invariant($"{Commits.Count} commits measured"));
            return $"{CommitName.Short(nearest)} ({string.Join("; ", [string.Join(", ", parts), .. Remarks])})";
        }
    }
}
