using ScalingCheck.Checks;

namespace ScalingCheck.Judge;

/// <summary>The answer of one check for one value of its <c>by</c> labels.</summary>
internal sealed record CheckVerdict
{
    public required CheckSettings Check { get; init; }

    public required CheckOutcome Outcome { get; init; }

    public required IReadOnlyList<GateVerdict> Gates { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The verdict for people: a check without gates was asked for none.</summary>
    public string Word => Verdict == Verdict.Pass && Gates.Count == 0 ? "no gates" : Verdict.Word();

    /// <summary>One sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>False when the lack of a baseline breaks no build: a group that this commit adds, or <c>baseline: none</c>.</summary>
    public bool BaselineExpected { get; init; } = true;

    /// <summary>The family that its gates are corrected with; null: that of the run.</summary>
    public string? Family { get; init; }

    /// <summary>What the head was compared with; null when there was no comparison.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>What the base commits showed, nearest first, for pictures; empty when there was no comparison.</summary>
    public IReadOnlyList<BaseCommit> Bases { get; init; } = [];

    /// <summary>What the nearest base commit showed; null when there was no comparison.</summary>
    public CheckOutcome? Base => Bases.Count > 0 ? Bases[0].Outcome : null;

    /// <summary>The name with its group: <c>sort-time[benchmark=quick]</c>.</summary>
    public string Title => TitleOf(Check.Name, Outcome.Group);

    public static string TitleOf(string check, NamedValues<string> group) =>
        group.Count == 0 ? check : $"{check}[{group}]";
}
