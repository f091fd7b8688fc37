using MathNet.Numerics.Integration;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// Two and three values of a stationary Gaussian series of unit variance against one level u. Plackett's identity (1954,
/// Biometrika 41, 351): the derivative of a normal probability in a correlation is the density of that pair at the level,
/// times a conditional probability of the rest. Correlations are r = sin θ, which takes the root out of the density.
/// </summary>
internal static class LevelPair
{
    // By the angle that an integral covers. Orders whose nodes the library has to all digits; it computes others to ten.
    private static readonly (double Until, GaussLegendreRule Rule)[] Rules =
    [
        (0.02, new(0, 1, 3)), (0.1, new(0, 1, 6)), (0.3, new(0, 1, 10)), (0.7, new(0, 1, 16)), (1.1, new(0, 1, 32)),
        (1.4, new(0, 1, 64)), (2, new(0, 1, 96)),
    ];

    /// <summary>P(X ≤ u, Y ≤ u) at correlation <paramref name="to"/> less that at <paramref name="from"/>, to full relative accuracy.</summary>
    public static double Gain(double level, double from, double to)
    {
        var (low, high) = (Math.Asin(from), Math.Asin(to));
        if (level == 0) return (high - low) / (2 * Math.PI);
        // The integrand bends only near θ = -π/2.
        var rule = RuleFor(low > -.8 ? Math.Abs(high - low) : 2);
        var sum = 0.0;
        for (var i = 0; i < rule.Order; i++)
            sum += rule.GetWeight(i) * Math.Exp(-level * level / (1 + Math.Sin(low + ((high - low) * rule.GetAbscissa(i)))));
        return (high - low) * sum / (2 * Math.PI);
    }

    /// <summary>P(X ≤ u, Y ≤ u).</summary>
    /// <param name="level">u, finite.</param>
    /// <param name="correlation">In [-1, 1].</param>
    public static double BothBelow(double level, double correlation)
    {
        var below = StandardNormal.Below(level);
        return (below * below) + Gain(level, 0, correlation);
    }

    /// <summary>P(X₀ ≤ u &lt; X₁): how often a step crosses the level upwards.</summary>
    public static double CrossingRate(double level, double r1) => Gain(level, r1, 1);

    /// <summary>
    /// P(X₀ &gt; u, X₁ ≤ u, X_n ≤ u) less what it would be were X_n independent of the other two.
    /// </summary>
    /// <param name="level">u, finite.</param>
    /// <param name="r1">Correlation of X₀ and X₁, in (-1, 1).</param>
    /// <param name="near">Correlation of X₁ and X_n.</param>
    /// <param name="far">Correlation of X₀ and X_n.</param>
    public static double StillBelow(double level, double r1, double near, double far)
    {
        var largest = Math.Max(Math.Abs(near), Math.Abs(far));
        if (largest == 0) return 0;
        var end = Math.Asin(Math.Min(1, largest));
        var rule = RuleFor(end);
        var (nearShare, farShare) = (near / largest, far / largest);
        var sum = 0.0;
        for (var i = 0; i < rule.Order; i++)
        {
            var theta = end * rule.GetAbscissa(i);
            var (r, rise) = (Math.Sin(theta), Math.Cos(theta));
            var (s1, s0) = (r * nearShare, r * farShare);
            // Both correlations grow together from 0: the matrix stays a mixture of two that are positive.
            var determinant = Math.Max(0, 1 - (r1 * r1) - (s1 * s1) - (s0 * s0) + (2 * r1 * s1 * s0));
            sum += rule.GetWeight(i) * rise
                * ((nearShare * Density(level, s1) * StandardNormal.Above(Deviate(level, r1 + s0, s1, determinant)))
                    - (farShare * Density(level, s0) * StandardNormal.Below(Deviate(level, r1 + s1, s0, determinant))));
        }

        return end * sum;
    }

    private static GaussLegendreRule RuleFor(double angle)
    {
        var k = 0;
        while (k < Rules.Length - 1 && angle > Rules[k].Until) k++;
        return Rules[k].Rule;
    }

    /// <summary>The bivariate density at (u, u).</summary>
    private static double Density(double level, double r) =>
        Math.Exp(-level * level / (1 + r)) / (2 * Math.PI * Math.Sqrt((1 - r) * (1 + r)));

    /// <summary>The level in standard deviations of the third value, given the other two at the level.</summary>
    private static double Deviate(double level, double sumOfCorrelations, double pair, double determinant) =>
        level * (1 - (sumOfCorrelations / (1 + pair))) / Math.Sqrt(determinant / ((1 - pair) * (1 + pair)));
}
