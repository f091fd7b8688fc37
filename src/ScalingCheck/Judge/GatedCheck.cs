using ScalingCheck.Checks;
using ScalingCheck.Planning;

namespace ScalingCheck.Judge;

/// <summary>A check with the limits on its estimates, and what may be run to sharpen them.</summary>
internal sealed record GatedCheck(CheckSettings Check, IReadOnlyList<GateRule> Gates)
{
    public ComparisonMode Compare { get; init; } = ComparisonMode.Auto;

    /// <summary>What is known of the metric's scatter between unchanged commits; null: only what the base commits show.</summary>
    public GateNoise? Noise { get; init; }

    /// <summary>Checks of one family share one correction for many gates; null: the family of the run.</summary>
    public string? Family { get; init; }

    /// <summary>What the verb <c>plan</c> may spend; the judge does not look at it.</summary>
    public PlanSettings Plan { get; init; } = new();
}
