using System.Globalization;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>The residual variance that intervals are built on, and what the repeats say about the form.</summary>
/// <param name="Objective">Weighted sum of squares over all rows, repeats included.</param>
/// <param name="Variance">Residual variance, in units of the weights.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="LackOfFit">F of the lack of fit against the scatter of repeats; NaN without repeats.</param>
/// <param name="Warning">A sentence for the user, or null.</param>
internal sealed record ResidualScale(
    double Objective, double Variance, int DegreesOfFreedom, double LackOfFit, string? Warning)
{
    /// <summary>
    /// Scatter below this on ln y is rounding, not noise: 1e-13 squared (the error of a centred logarithm, with a
    /// margin). It keeps the intervals of exact data from being made of rounding errors.
    /// </summary>
    private const double Rounding = 1e-26;

    /// <summary>A difference of two sums of squares that no estimate and no interval shows.</summary>
    public double Negligible => 1e-6 * Variance;

    /// <summary>The sum of squares that rounding alone would leave.</summary>
    public static double Floor(FitPoints points) => Rounding * points.Count * points.MeanWeight;

    /// <summary>The scatter about a robust fit: the root mean square of the residuals, outliers included.</summary>
    public static ResidualScale Robust(FitPoints points, double objective, double sumOfSquares, int parameters)
    {
        var df = Math.Max(1, points.Rows - parameters);
        return new(objective, Math.Max(Rounding * points.MeanWeight, sumOfSquares / df), df, double.NaN, null);
    }

    /// <summary>
    /// Pooled over lack of fit and repeats, unless the form does not fit (p &lt; .01): then the repeats say too little about
    /// the error of the curve, and the scale is the lack of fit alone.
    /// </summary>
    public static ResidualScale Of(FitPoints points, double objective, int parameters)
    {
        var floor = Rounding * points.MeanWeight;
        var total = objective + points.PureError;
        var df = Math.Max(1, points.Rows - parameters);
        var pooled = new ResidualScale(total, Math.Max(floor, total / df), df, double.NaN, null);
        var ownDf = points.Count - parameters;
        if (points.PureErrorDegreesOfFreedom == 0 || ownDf <= 0) return pooled;

        var ownVariance = Math.Max(floor, objective / ownDf);
        if (points.PureError <= floor * points.PureErrorDegreesOfFreedom)
        {
            return new(total, ownVariance, ownDf, double.NaN,
                "Repeated sizes have identical values and count as one point each: give every run once.");
        }

        var f = objective / ownDf / (points.PureError / points.PureErrorDegreesOfFreedom);
        var tail = Quantiles.FTail(f, ownDf, points.PureErrorDegreesOfFreedom);
        if (!(tail < 0.01)) return pooled with { LackOfFit = f };
        return new(total, ownVariance, ownDf, f, string.Create(
            CultureInfo.InvariantCulture,
            $"The form does not fit: the curve misses the means of repeated sizes by more than the repeats scatter (F {f:G3}, p {tail:G2}); the intervals use the misfit as noise."));
    }
}
