namespace ScalingCheck.Judge;

/// <summary>A reviewed entry of <c>.scaling-check/accepted.yml</c>: this worsening, from this commit on, is meant.</summary>
internal sealed record Acceptance
{
    /// <summary>Name of the check, with its group where it has one.</summary>
    public required string Check { get; init; }

    /// <summary>Name of the gate.</summary>
    public required string Estimate { get; init; }

    /// <summary>The first bad commit; at least seven digits of its name.</summary>
    public required string Commit { get; init; }

    public required string Reason { get; init; }

    public required string Author { get; init; }

    /// <summary>The last day on which a mute holds; null: no end.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>True: the baseline starts anew at the commit. False: keep judging against the old one, without failing.</summary>
    public bool IsNewLevel { get; init; }

    public SourceLocation At { get; init; }

    public bool Names(string checkTitle, string checkName, string estimate) =>
        Estimate == estimate && NamesCheck(checkTitle, checkName);

    public bool NamesCheck(string checkTitle, string checkName) => Check == checkTitle || Check == checkName;

    public bool IsOf(string commit) => commit.StartsWith(Commit, StringComparison.OrdinalIgnoreCase);
}
