using ScalingCheck.Checks;

namespace ScalingCheck.Judge;

/// <summary>A check with the limits on its estimates.</summary>
internal sealed record GatedCheck(CheckSettings Check, IReadOnlyList<GateRule> Gates)
{
    public ComparisonMode Compare { get; init; } = ComparisonMode.Auto;
}
