using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>How many standard errors an interval reaches when its variance is the mean square of a few backtests.</summary>
internal static class BacktestQuantile
{
    /// <summary>From so many backtests on, their mean square counts as known.</summary>
    public const int Enough = 3;

    /// <summary>
    /// The normal quantile from three backtests on, else that of Student's t with one degree of freedom more than there
    /// are backtests (the noise gives the other one).
    /// </summary>
    public static double Of(double level, int backtests) => backtests >= Enough
        ? StudentTail.UpperQuantile((1 - level) / 2, double.PositiveInfinity)
        : Quantiles.TwoSidedT(level, backtests + 1);
}
