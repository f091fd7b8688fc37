using ScalingCheck.Checks;

namespace ScalingCheck.Judge;

/// <summary>One check brought before the judge: what the head showed and what the base commits showed.</summary>
/// <param name="NoBaseline">Why there is nothing to compare with, in one sentence; null when there is.</param>
internal sealed record CheckCase(
    GatedCheck Gated, CheckOutcome Head, IReadOnlyList<BaseCommit> Base, Baseline? Baseline, string? NoBaseline)
{
    /// <summary>Acceptances whose new level the baseline already holds: they let nothing through any more.</summary>
    public IReadOnlyList<Acceptance> Spent { get; init; } = [];

    /// <summary>False when nobody can expect something to compare with, so that its lack breaks no build.</summary>
    public bool BaselineExpected { get; init; } = true;

    /// <summary>The name with its group: <c>sort-time[benchmark=quick]</c>.</summary>
    public string Title => CheckVerdict.TitleOf(Gated.Check.Name, Head.Group);
}
