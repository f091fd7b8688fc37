using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>How time or memory grows with n: a free exponent to compare commits by, and a class to read.</summary>
public sealed record ComplexityResult
{
    /// <summary>Why the data cannot answer, in one sentence that says what is missing; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>The exponent b of y = scale n^b (+ overhead), named <c>exponent</c>; null when refused.</summary>
    public FittedQuantity? Exponent { get; init; }

    /// <summary>The scale, in the unit of y at n = 1; null when refused.</summary>
    public FittedQuantity? Scale { get; init; }

    /// <summary>The fixed cost, in the unit of y; null when the form has none.</summary>
    public FittedQuantity? Overhead { get; init; }

    /// <summary>One forecast for each of <see cref="FitOptions.ForecastAt"/>, in that order; empty when refused.</summary>
    public IReadOnlyList<FittedQuantity> Forecasts { get; init; } = [];

    /// <summary>
    /// The form of the exponent: false for scale n^b, true for scale n^b + overhead. Pass the baseline's to the fit of the
    /// head: an exponent that jumps with the choice of form is no change of the program.
    /// </summary>
    public bool WithOverhead { get; init; }

    /// <summary>F of overhead ≥ 0 against none on (1, sizes - 3) degrees of freedom; NaN below 4 sizes or when y does not rise.</summary>
    public double OverheadF { get; init; } = double.NaN;

    /// <summary>The value that <see cref="OverheadF"/> must exceed for the form with overhead, at 5 %.</summary>
    public double OverheadFLimit { get; init; } = double.NaN;

    /// <summary>The classes by falling weight; empty below 4 sizes, where no class can be told.</summary>
    public IReadOnlyList<ComplexityClass> Classes { get; init; } = [];

    /// <summary>True when the first class has at least 0.9 of the weight and fits within 10 %.</summary>
    public bool IsDistinguishable { get; init; }

    /// <summary>How the class reads: <c>O(n log n)</c>, or with what it is not distinguishable from.</summary>
    public string Reading { get; init; } = "";

    /// <summary>The fit behind <see cref="Exponent"/>: curve, diagnostics, warnings.</summary>
    public required LawFit Fit { get; init; }
}
