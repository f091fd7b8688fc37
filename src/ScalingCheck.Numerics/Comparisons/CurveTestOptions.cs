using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>What to ask of <see cref="CurveTest"/>.</summary>
public sealed record CurveTestOptions
{
    /// <summary>The defaults: lower is better, the direction is read off at the largest sizes.</summary>
    public static CurveTestOptions Default { get; } = new();

    /// <summary>Sizes (one per axis) at which the change is wanted; null for the largest size on every axis.</summary>
    public double[]? Target { get; init; }

    /// <summary>True when a larger y is better; every change is still positive when worse.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>Level of the F tests for the smallest detectable changes, between 0 and 1.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Their power, between <see cref="Level"/> and 1.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The names for messages; what else it holds is not used: F tests need squares of ln y.</summary>
    public FitOptions Fit { get; init; } = FitOptions.Default;
}
