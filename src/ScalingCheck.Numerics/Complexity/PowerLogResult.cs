using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>A fit of y = a n^b (ln n)^c.</summary>
public sealed record PowerLogResult
{
    /// <summary>Why the data cannot answer, in one sentence that says what is missing; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>b, named <c>exponent</c>; null when refused.</summary>
    public FittedQuantity? Exponent { get; init; }

    /// <summary>c, named <c>log-power</c>: 0 or 1 without an interval, unless it was free; null when refused.</summary>
    public FittedQuantity? LogPower { get; init; }

    /// <summary>a, named <c>scale</c>, in the unit of y; null when refused.</summary>
    public FittedQuantity? Scale { get; init; }

    /// <summary>b + c / ln n at the geometric mean of the sizes: what can be known even when b and c cannot; null when refused.</summary>
    public FittedQuantity? LocalSlope { get; init; }

    /// <summary>b + c / ln n at the largest n; null when refused.</summary>
    public FittedQuantity? LocalSlopeAtLargest { get; init; }

    /// <summary>One forecast for each of <see cref="FitOptions.ForecastAt"/>, in that order; empty when refused.</summary>
    public IReadOnlyList<FittedQuantity> Forecasts { get; init; } = [];

    /// <summary>Weighted sum of squared residuals of ln y.</summary>
    public double Objective { get; init; } = double.NaN;
}
