using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>Quantiles of the t and F distributions, remembered because a root search costs more than a whole fit.</summary>
internal static class Quantiles
{
    private static readonly ConcurrentDictionary<(double Level, int Df), double> Remembered = new();

    /// <summary>The t with P(|T| ≤ t) = level on df degrees of freedom; its square is the F quantile on (1, df). NaN for a level outside (0, 1).</summary>
    public static double TwoSidedT(double level, int df) =>
        Remembered.GetOrAdd((level, df), static key =>
            key.Level is > 0 and < 1 ? StudentT.InvCDF(0, 1, key.Df, 0.5 + (key.Level / 2)) : double.NaN);

    /// <summary>P(F &gt; value) on (df1, df2) degrees of freedom.</summary>
    public static double FTail(double value, int df1, int df2) => 1 - FisherSnedecor.CDF(df1, df2, value);
}
