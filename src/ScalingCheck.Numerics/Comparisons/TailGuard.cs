using MathNet.Numerics;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// How much further a prediction interval has to reach when the base values lean towards worse or have heavy tails. Student's
/// t allows for a variance that was estimated, not for noise that is not normal.
/// </summary>
public static class TailGuard
{
    /// <summary>Values below which skewness and kurtosis are mostly noise: nothing is widened.</summary>
    public const int FewestValues = 12;

    /// <summary>
    /// 1 + ((q² - 1) g1/6 + (q³ - 3 q) g2/24)/q, at least 1: the first terms of the expansion of Cornish and Fisher (1938) of
    /// the quantile 1 - alpha, relative to the normal quantile q; g1 and g2 are skewness and excess kurtosis from Fisher's
    /// k-statistics (Joanes and Gill 1998, G1 and G2).
    /// </summary>
    /// <param name="values">Base values in any unit; larger = worse. Of unequal errors: each divided by its own.</param>
    /// <param name="alpha">Error probability of the gate, between 0 and 1/2.</param>
    /// <returns>The factor for the standard error, ≥ 1; 1 for fewer than <see cref="FewestValues"/> values, or equal ones.</returns>
    public static double Factor(ReadOnlySpan<double> values, double alpha)
    {
        var k = values.Length;
        if (k < FewestValues || !(alpha is > 0 and < 0.5)) return 1;
        var spread = SampleSpread.Of(values);
        if (!(spread.Variance > 0) || !double.IsFinite(spread.Variance)) return 1;
        double cubes = 0, fourths = 0;
        foreach (var value in values)
        {
            var z = (value - spread.Mean) / Math.Sqrt(spread.Variance);
            cubes += z * z * z;
            fourths += z * z * z * z;
        }

        // z is in units of the standard deviation with divisor k - 1, as the k-statistics want it.
        var skewness = cubes * k / ((k - 1.0) * (k - 2));
        var kurtosis = fourths * k * (k + 1.0) / ((k - 1.0) * (k - 2) * (k - 3)) - 3.0 * (k - 1) * (k - 1) / ((k - 2.0) * (k - 3));
        var q = Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * alpha);
        var factor = 1 + ((q * q - 1) / 6 * skewness + (q * q * q - 3 * q) / 24 * kurtosis) / q;
        return factor > 1 ? factor : 1;
    }
}
