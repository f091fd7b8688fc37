namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// The generating functions of a clipped series. With A_n = P(X_{n+1} &gt; u | X₀ ≤ u &lt; X₁) and
/// B_n = P(X_{n+1} ≤ u | X₀ &gt; u ≥ X₁), a = (1 - z)A(z) and b = (1 - z)B(z), the length of an excursion has
/// φ = (1 - a)/b, so P(T &gt; n) has (1 - φ)/(1 - z) = (A + B - 1/(1 - z))/b. Numerator and the terms of b are of one
/// sign where the approximation holds: nothing cancels, and the tail keeps its digits.
/// </summary>
internal sealed class ClippedSeries
{
    /// <summary>Terms of P(T &gt; n) below this are left to the exponent.</summary>
    private const double Negligible = 1e-13;

    private const int MostTerms = 4000;

    private readonly double[] _numerator;
    private readonly double[] _divisor;

    private ClippedSeries(double[] numerator, double[] divisor) => (_numerator, _divisor) = (numerator, divisor);

    public static ClippedSeries Of(ReadOnlySpan<double> r, double level)
    {
        var rate = LevelPair.CrossingRate(level, r[1]);
        var numerator = new double[r.Length];
        var divisor = new double[r.Length];
        // A_n + B_n - 1 is the gain of P(X ≤ u, Y ≤ u) from r_{n+1} to r_n over the rate: no trivariate probability.
        for (var n = 0; n < r.Length; n++) numerator[n] = LevelPair.Gain(level, n + 1 < r.Length ? r[n + 1] : 0, r[n]) / rate;
        var previous = StandardNormal.Above(level);
        divisor[0] = 1;
        for (var n = 1; n < r.Length; n++)
        {
            // At level 0 the halves are alike: B = (1 + E0)/2.
            var kept = level == 0 ? numerator[n] / 2 : LevelPair.StillBelow(level, r[1], r[n], n + 1 < r.Length ? r[n + 1] : 0) / rate;
            divisor[n] = kept - previous;
            previous = kept;
        }

        return new(numerator, divisor);
    }

    /// <summary>E0(n) = (asin r_n - asin r_{n+1})/arccos r₁: the expected clipped series from an upcrossing of 0.</summary>
    /// <param name="r">r₀ = 1, r₁, ..</param>
    /// <param name="n">0 ≤ n, n + 1 &lt; the number of correlations.</param>
    public static double ExpectedAtZero(ReadOnlySpan<double> r, int n) => (Math.Asin(r[n]) - Math.Asin(r[n + 1])) / Math.Acos(r[1]);

    /// <summary>P(T &gt; n), n = 0, 1, .. until it is negligible, by series division.</summary>
    public double[] Beyond()
    {
        var beyond = new double[MostTerms];
        // Backwards, so that both factors of the sum are read in one direction.
        var backwards = _divisor.Reverse().ToArray();
        for (var n = 0; n < MostTerms; n++)
        {
            var reach = Math.Min(n, _divisor.Length - 1);
            var past = beyond.AsSpan(n - reach, reach);
            var factors = backwards.AsSpan(_divisor.Length - 1 - reach, reach);
            var sum = n < _numerator.Length ? _numerator[n] : 0;
            for (var j = 0; j < past.Length; j++) sum -= factors[j] * past[j];
            beyond[n] = sum;
            if (Math.Abs(sum) < Negligible || (n + 1 >= _numerator.Length && sum < 0)) return beyond[..(n + 1)];
        }

        return beyond;
    }

    /// <summary>
    /// rho = 1/z for the root z &gt; 1 of b(z). b(1) = P(X ≤ u) is above zero, and b falls to minus infinity where its terms
    /// stop being summable, so the root is bracketed by the two. NaN without one.
    /// </summary>
    public double Rho()
    {
        // The last term has no correlation after it. From the one before, terms go on by the ratio of the correlations.
        var terms = _divisor.Length > 3 ? _divisor.AsSpan(0, _divisor.Length - 1) : _divisor;
        var ratio = _divisor.Length > 3 && terms[^2] != 0 ? terms[^1] / terms[^2] : 0;
        if (!(ratio > 0 && ratio < 1)) ratio = 0;
        var low = 1.0;
        var high = ratio > 0 ? 1 / ratio : 2;
        for (var k = 0; ratio == 0 && k < 60 && At(terms, high, 0) >= 0; k++) high *= 2;
        if (ratio == 0 && !(At(terms, high, 0) < 0)) return double.NaN;
        for (var k = 0; k < 200; k++)
        {
            var z = (low + high) / 2;
            if (z <= low || z >= high) break;
            if (At(terms, z, ratio) > 0) low = z;
            else high = z;
        }

        // At the edge of summability there is no root, only the end of the search.
        return ratio > 0 && low * ratio > 1 - 1e-12 ? double.NaN : 1 / low;
    }

    private static double At(ReadOnlySpan<double> terms, double z, double ratio)
    {
        var (sum, power) = (0.0, 1.0);
        foreach (var term in terms)
        {
            sum += term * power;
            power *= z;
            if (!double.IsFinite(power)) return double.NegativeInfinity;
        }

        var tail = terms[^1] * power * ratio;
        return ratio > 0 ? sum + (tail / (1 - (ratio * z))) : sum;
    }
}
