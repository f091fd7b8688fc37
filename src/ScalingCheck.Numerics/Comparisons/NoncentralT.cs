using MathNet.Numerics;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// The noncentral t distribution, (Z + delta)/S with S² = chi²(df)/df. Integrated over S (Johnson, Kotz and Balakrishnan,
/// Continuous Univariate Distributions 2, chapter 31) rather than summed (Lenth, AS 243): the series starts at
/// exp(-delta²/2), which is nothing at the noncentralities that few degrees of freedom need.
/// </summary>
internal static class NoncentralT
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    /// <summary>P((Z + delta)/S &gt; t) = ∫ Φ(delta - t s) f(s) ds.</summary>
    /// <param name="t">Threshold, finite.</param>
    /// <param name="df">Degrees of freedom ≥ 1; infinity for the normal.</param>
    /// <param name="delta">Noncentrality, finite.</param>
    /// <returns>A probability; NaN for df &lt; 1 or NaN arguments.</returns>
    public static double UpperTail(double t, double df, double delta)
    {
        if (!double.IsFinite(t) || !double.IsFinite(delta) || !(df >= 1)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal(delta - t);

        // S has mean about 1 and standard deviation about 1/sqrt(2 df); 12 of them hold all but 1e-20, and the step at
        // s = delta/t is 1/t wide. Panels twice the smaller width are resolved by 16 nodes.
        var spread = 1 / Math.Sqrt(2 * df);
        var from = Math.Max(0, 1 - 12 * spread);
        var to = 1 + 12 * spread;
        var panels = (int)Math.Ceiling((to - from) / (2 * Math.Min(spread, 1 / Math.Max(1, Math.Abs(t)))));
        var half = (to - from) / panels / 2;
        double total = 0, above = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            var middle = from + (2 * panel + 1) * half;
            for (var node = 0; node < Rule.Order; node++)
            {
                var s = middle + half * Rule.GetAbscissa(node);
                // The density of S up to a factor, 1 at s = 1; dividing by its own sum spares a Gamma function that
                // loses digits when df is large.
                var density = Rule.GetWeight(node) * Math.Exp((df - 1) * Math.Log(s) - df * (s * s - 1) / 2);
                total += density;
                above += density * Normal(delta - t * s);
            }
        }

        return above / total;
    }

    /// <summary>The noncentrality at which a one-sided t test at alpha has the wanted power.</summary>
    /// <param name="alpha">Level of the test, in (0, 1).</param>
    /// <param name="power">Wanted power, in (alpha, 1).</param>
    /// <param name="df">Degrees of freedom ≥ 1; infinity for the normal.</param>
    /// <returns>lambda ≥ 0, to about 1e-10; NaN for arguments out of range.</returns>
    public static double Noncentrality(double alpha, double power, double df)
    {
        if (!(alpha > 0 && alpha < 1) || !(power >= alpha && power < 1) || !(df >= 1)) return double.NaN;
        var critical = StudentTail.UpperQuantile(alpha, df);
        // The sum of the two quantiles is within some per cent; twice that always brackets.
        var high = 2 * (Math.Abs(critical) + Math.Abs(StudentTail.UpperQuantile(1 - power, df))) + 1;
        return Brent.TryFindRoot(delta => UpperTail(critical, df, delta) - power, 0, high, 1e-12, 200, out var root)
            ? root
            : double.NaN;
    }

    private static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}
