using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>What may be run, for how much, and why.</summary>
public sealed record PlanOptions
{
    /// <summary>The sizes that may be run, one number per axis each, all &gt; 0 and different.</summary>
    public required IReadOnlyList<double[]> Candidates { get; init; }

    /// <summary>What a run costs.</summary>
    public required RunCost Cost { get; init; }

    /// <summary>What all new runs together may cost, in the unit of <see cref="Cost"/>.</summary>
    public required double Budget { get; init; }

    /// <summary>What to sharpen.</summary>
    public required PlanGoal Goal { get; init; }

    /// <summary>The most new runs of one size, ≥ 1.</summary>
    public int Cap { get; init; } = 4;

    /// <summary>Standard deviation of ln y of one run, &gt; 0; null for the residual scatter of the fit.</summary>
    public double? Noise { get; init; }

    /// <summary>Sizes of a forecast to report when the goal is another, one per axis; null for none.</summary>
    public double[]? Target { get; init; }

    /// <summary>
    /// Fits of the same law to resampled points: the plan is best for one curve, and this shows how it does on the others
    /// that the points allow. Refused ones are left out.
    /// </summary>
    public IReadOnlyList<LawFit> Draws { get; init; } = [];

    /// <summary>Level of the one-sided tests for the smallest detectable changes.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Their power.</summary>
    public double Power { get; init; } = 0.8;
}
