using ScalingCheck.Checks;
using ScalingCheck.Planning;

namespace ScalingCheck.Judge;

/// <summary>A check with the limits on its estimates, and what may be run to sharpen them.</summary>
internal sealed record GatedCheck(CheckSettings Check, IReadOnlyList<GateRule> Gates)
{
    public ComparisonMode Compare { get; init; } = ComparisonMode.Auto;

    /// <summary>What the verb <c>plan</c> may spend; the judge does not look at it.</summary>
    public PlanSettings Plan { get; init; } = new();
}
