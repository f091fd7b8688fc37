using MathNet.Numerics;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Upper tail of Student's t. Not 1 - CDF, which has no digits left in the far tail, where corrections for many checks
/// work.
/// </summary>
internal static class StudentTail
{
    /// <summary>From here on the incomplete beta function loses digits to its Gamma functions, and Hill's expansion has them.</summary>
    private const double ExpansionFrom = 1000;

    /// <summary>
    /// P(T &gt; t) = I_{df/(df + t²)}(df/2, 1/2)/2 for t ≥ 0 (Abramowitz and Stegun 26.7.1); for many degrees of freedom
    /// the normal deviate of Hill (1970, CACM algorithm 395).
    /// </summary>
    /// <param name="t">Any number; infinities allowed.</param>
    /// <param name="df">Degrees of freedom &gt; 0; infinity for the normal.</param>
    /// <returns>A probability; NaN for NaN arguments or df ≤ 0.</returns>
    public static double UpperTail(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0)) return double.NaN;
        if (t < 0) return 1 - UpperTail(-t, df);
        return df < ExpansionFrom
            ? 0.5 * SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t))
            : 0.5 * SpecialFunctions.Erfc(NormalDeviate(t, df) / Math.Sqrt(2));
    }

    /// <summary>The t with P(T &gt; t) = alpha.</summary>
    /// <param name="alpha">Tail probability; 0 and 1 give the infinities.</param>
    /// <param name="df">Degrees of freedom &gt; 0; infinity for the normal.</param>
    /// <returns>The quantile; NaN for arguments out of range.</returns>
    public static double UpperQuantile(double alpha, double df)
    {
        if (!(alpha >= 0 && alpha <= 1) || !(df > 0)) return double.NaN;
        if (alpha > 0.5) return -UpperQuantile(1 - alpha, df);
        if (alpha == 0.5) return 0;
        if (alpha == 0) return double.PositiveInfinity;

        // Newton on ln tail against ln t, which the far tail makes a straight line. The t quantile is never below the
        // normal one, so that is where it starts.
        var t = Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * alpha);
        if (double.IsPositiveInfinity(df)) return t;
        double low = t, high = double.PositiveInfinity;
        for (var step = 0; step < 200; step++)
        {
            var tail = UpperTail(t, df);
            if (tail > alpha) low = t;
            else high = t;
            var next = t * Math.Exp(Math.Log(tail / alpha) * tail / (t * Density(t, df)));
            if (!(next >= low && next <= high)) next = double.IsPositiveInfinity(high) ? 2 * t : (low + high) / 2;
            if (Math.Abs(next - t) <= 1e-15 * t) return next;
            t = next;
        }

        return t;
    }

    private static double Density(double t, double df) => Math.Exp(
        SpecialFunctions.GammaLn((df + 1) / 2) - SpecialFunctions.GammaLn(df / 2) - 0.5 * Math.Log(Math.PI * df)
        - (df + 1) / 2 * Math.Log(1 + t * t / df));

    /// <summary>The normal deviate with the tail probability that t ≥ 0 has (Hill 1970), to 1e-4 from 10 degrees of freedom on.</summary>
    internal static double NormalDeviate(double t, double df)
    {
        if (double.IsPositiveInfinity(df)) return t;
        // ln(1 + x) that keeps the digits of a small x (Kahan).
        var x = t * t / df;
        var sum = 1 + x;
        var logarithm = sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * x / (sum - 1);
        var a = df - 0.5;
        var b = 48 * a * a;
        var y = a * logarithm;
        var correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
        return ((correction + y + 3) / b + 1) * Math.Sqrt(y);
    }
}
