using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A form in a ranking.</summary>
/// <param name="Law">The form.</param>
/// <param name="Fit">Its fit to all points, with its forecasts.</param>
/// <param name="BacktestError">Root mean squared error of ln y in the backtests; NaN when not ranked.</param>
/// <param name="NotRanked">Why it has no place, in one sentence; null when it has.</param>
public sealed record RankedForm(IScalingLaw Law, LawFit Fit, double BacktestError, string? NotRanked)
{
    /// <summary>
    /// Weighted sum of squares of the residuals of <see cref="Fit"/>, whatever was minimised; NaN for squares with standard
    /// errors, where each form has weights of its own.
    /// </summary>
    public double SumOfSquares { get; init; } = double.NaN;

    /// <summary>
    /// n ln(S/n) + 2k + 2k(k + 1)/(n - k - 1), S the sum of squares and k the parameters and the variance (Hurvich and Tsai
    /// 1989); infinite when n is too small for it, NaN when <see cref="SumOfSquares"/> is.
    /// </summary>
    public double Aicc
    {
        get
        {
            // A sum of squares below this is rounding.
            const double Rounding = 1e-26;
            double n = Fit.Count;
            double k = Law.ParameterNames.Count + 1;
            if (n - k - 1 <= 0) return double.PositiveInfinity;
            return (n * Math.Log(Math.Max(Rounding, SumOfSquares / n))) + (2 * k) + (2 * k * (k + 1) / (n - k - 1));
        }
    }
}
