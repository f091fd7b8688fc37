namespace ScalingCheck.Numerics.Fitting;

/// <summary>How ln y of a fitted curve answers to the parameters that were optimised: what plans and tests of curves build on.</summary>
/// <param name="Axes">Number of axes.</param>
/// <param name="Count">Number of parameters p.</param>
/// <param name="LogGradient">Sizes (one per axis) to the p derivatives of ln y at the optimum.</param>
/// <param name="Quantities">The reported quantities.</param>
/// <param name="QuantityGradient">The p derivatives of a reported quantity's q at the optimum.</param>
internal sealed record LawSensitivity(
    int Axes,
    int Count,
    Func<double[], double[]> LogGradient,
    IReadOnlyList<ReportedQuantity> Quantities,
    Func<ReportedQuantity, double[]> QuantityGradient)
{
    /// <summary>
    /// The g with error of a quantity = s sqrt(gᵀ M⁻¹ g); of its logarithm for a scale (A). Null when the law has no such
    /// quantity.
    /// </summary>
    public double[]? Gradient(string quantity)
    {
        var reported = Quantities.FirstOrDefault(q => q.Name == quantity);
        if (reported is null) return null;
        var scale = reported.Logarithmic ? 1 : Math.Abs(reported.Scale);
        return Array.ConvertAll(QuantityGradient(reported), c => scale * c);
    }
}
