using ScalingCheck.Checks;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>One check brought before the judge: what the head showed and what the base commits showed.</summary>
/// <param name="NoBaseline">Why there is nothing to compare with, in one sentence; null when there is.</param>
internal sealed record CheckCase(
    GatedCheck Gated, CheckOutcome Head, IReadOnlyList<BaseCommit> Base, Baseline? Baseline, string? NoBaseline)
{
    /// <summary>Acceptances whose new level the baseline already holds: they let nothing through any more.</summary>
    public IReadOnlyList<Acceptance> Spent { get; init; } = [];

    /// <summary>Why what there is cannot be compared with, in one sentence; null when it can.</summary>
    public string? Incomparable { get; init; }

    /// <summary>True when older commits of another level repeat each other to the last digit: the metric has no noise.</summary>
    public bool RepeatedBefore { get; init; }

    /// <summary>False when nobody can expect something to compare with, so that its lack breaks no build.</summary>
    public bool BaselineExpected { get; init; } = true;

    /// <summary>What the detector says of each gate on the base branch, by its target; empty on any other branch.</summary>
    public IReadOnlyDictionary<string, Watch> Watches { get; init; } = new Dictionary<string, Watch>(StringComparer.Ordinal);

    /// <summary>The first commit of the accepted level of each gate that has one.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name with its group: <c>sort-time[benchmark=quick]</c>.</summary>
    public string Title => CheckVerdict.TitleOf(Gated.Check.Name, Head.Group);
}
