namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// Between partial autocorrelations, coefficients and autocorrelations of an autoregression (Levinson 1946, Durbin 1960).
/// Partial autocorrelations inside (-1, 1) are a stationary process, whatever they are.
/// </summary>
internal static class Levinson
{
    /// <summary>Prediction errors below this share of the variance are rounding.</summary>
    private const double Singular = 1e-9;

    /// <summary>Coefficients of order k from those of order k - 1, in place.</summary>
    /// <param name="coefficients">At least k long; the first k - 1 are of order k - 1.</param>
    /// <param name="partial">The partial autocorrelation at lag k.</param>
    /// <param name="k">The order, from 1.</param>
    public static void Raise(Span<double> coefficients, double partial, int k)
    {
        for (int i = 0, j = k - 2; i <= j; i++, j--)
        {
            var (first, second) = (coefficients[i], coefficients[j]);
            coefficients[i] = first - (partial * second);
            if (i != j) coefficients[j] = second - (partial * first);
        }

        coefficients[k - 1] = partial;
    }

    /// <summary>Coefficients φ₁ .. φ_p of the autoregression with these partial autocorrelations.</summary>
    public static double[] Coefficients(ReadOnlySpan<double> partials)
    {
        var coefficients = new double[partials.Length];
        for (var k = 1; k <= partials.Length; k++) Raise(coefficients, partials[k - 1], k);
        return coefficients;
    }

    /// <summary>r₀ = 1, r₁, .. of the autoregression, until all of the last p fall below <paramref name="negligible"/>.</summary>
    public static double[] Correlations(ReadOnlySpan<double> partials, double negligible, int most)
    {
        var p = partials.Length;
        var coefficients = new double[p];
        var r = new List<double> { 1 };
        var error = 1.0;
        var small = 0;
        while (r.Count < most && (r.Count <= p || small < p))
        {
            var k = r.Count;
            var value = 0.0;
            if (k <= p)
            {
                for (var j = 1; j < k; j++) value += coefficients[j - 1] * r[k - j];
                value += partials[k - 1] * error;
                Raise(coefficients, partials[k - 1], k);
                error *= 1 - (partials[k - 1] * partials[k - 1]);
            }
            else
            {
                for (var j = 1; j <= p; j++) value += coefficients[j - 1] * r[k - j];
            }

            small = Math.Abs(value) < negligible ? small + 1 : 0;
            r.Add(value);
        }

        return [.. r];
    }

    /// <summary>
    /// Partial autocorrelations of the autoregression that has the given correlations at its lags and is the least
    /// predictable beyond them; fewer where the correlations are predictable to rounding.
    /// </summary>
    /// <param name="r">r₀ = 1, r₁, ..</param>
    /// <param name="order">The most lags.</param>
    public static double[] Partials(ReadOnlySpan<double> r, int order)
    {
        var coefficients = new double[order];
        var partials = new List<double>();
        var error = 1.0;
        for (var k = 1; k <= Math.Min(order, r.Length - 1); k++)
        {
            var left = r[k];
            for (var j = 1; j < k; j++) left -= coefficients[j - 1] * r[k - j];
            var partial = left / error;
            if (!(Math.Abs(partial) < 1)) break;
            var next = error * (1 - (partial * partial));
            if (next < Singular) break;
            Raise(coefficients, partial, k);
            partials.Add(partial);
            error = next;
        }

        return [.. partials];
    }
}
