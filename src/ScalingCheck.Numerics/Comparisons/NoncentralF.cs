using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// The noncentral F distribution: a Poisson mixture of beta distributions (Johnson, Kotz and Balakrishnan, Continuous
/// Univariate Distributions 2, chapter 30).
/// </summary>
internal static class NoncentralF
{
    /// <summary>P(F &gt; f) for a noncentrality.</summary>
    /// <param name="f">Threshold ≥ 0.</param>
    /// <param name="restrictions">Degrees of freedom of the numerator, ≥ 1.</param>
    /// <param name="df">Degrees of freedom of the denominator, &gt; 0.</param>
    /// <param name="noncentrality">Sum of squared means over the variance, ≥ 0, at most some thousands.</param>
    /// <returns>A probability; NaN for arguments out of range.</returns>
    public static double UpperTail(double f, int restrictions, double df, double noncentrality)
    {
        if (!(f >= 0) || restrictions < 1 || !(df > 0) || !(noncentrality >= 0)) return double.NaN;
        // The complement, so that the far tail keeps its digits.
        var x = df / (df + restrictions * f);
        var mean = noncentrality / 2;
        // Fifteen standard deviations of the Poisson weights on each side of their mean.
        var reach = 15 * Math.Sqrt(mean + 1) + 15;
        var total = 0.0;
        for (var j = (int)Math.Max(0, mean - reach); j <= mean + reach; j++)
        {
            var weight = mean == 0 ? (j == 0 ? 1 : 0) : Math.Exp(j * Math.Log(mean) - mean - SpecialFunctions.GammaLn(j + 1.0));
            if (weight > 0) total += weight * SpecialFunctions.BetaRegularized(df / 2, restrictions / 2.0 + j, x);
        }

        return Math.Min(1, total);
    }

    /// <summary>The f with P(F &gt; f) = alpha without noncentrality.</summary>
    /// <param name="alpha">Tail probability in (0, 1).</param>
    /// <param name="restrictions">Degrees of freedom of the numerator, ≥ 1.</param>
    /// <param name="df">Degrees of freedom of the denominator, &gt; 0.</param>
    public static double UpperQuantile(double alpha, int restrictions, double df) =>
        Root(f => UpperTail(f, restrictions, df, 0) - alpha, 1);

    /// <summary>The noncentrality at which an F test at alpha has the wanted power.</summary>
    /// <param name="alpha">Level of the test, in (0, 1).</param>
    /// <param name="power">Wanted power, in (alpha, 1).</param>
    /// <param name="restrictions">Degrees of freedom of the numerator, ≥ 1.</param>
    /// <param name="df">Degrees of freedom of the denominator, &gt; 0.</param>
    /// <returns>The noncentrality, to about 1e-9; NaN for arguments out of range.</returns>
    public static double Noncentrality(double alpha, double power, int restrictions, double df)
    {
        if (!(alpha > 0 && alpha < 1) || !(power > alpha && power < 1) || restrictions < 1 || !(df > 0)) return double.NaN;
        var critical = UpperQuantile(alpha, restrictions, df);
        return Root(noncentrality => power - UpperTail(critical, restrictions, df, noncentrality), 10);
    }

    /// <summary>The root of a falling function that is positive at 0.</summary>
    private static double Root(Func<double, double> function, double guess)
    {
        var high = guess;
        while (function(high) > 0 && high < 1e12) high *= 2;
        return Brent.TryFindRoot(function, 0, high, 1e-12, 300, out var root) ? root : double.NaN;
    }
}
