namespace ScalingCheck.Numerics.Processes;

/// <summary>Autoregressions of a series with mean zero.</summary>
internal static class BurgFit
{
    /// <summary>Keeps the process stationary in floating point; a history is no shorter for it.</summary>
    private const double MostPartial = .9995;

    /// <summary>
    /// Partial autocorrelations at lags 1 .. order, each by the least error forwards and backwards (Burg 1975): always a
    /// stationary process, and without the bias of Yule and Walker at short histories.
    /// </summary>
    public static double[] Partials(ReadOnlySpan<double> values, int order)
    {
        var forward = values.ToArray();
        var backward = values.ToArray();
        var partials = new double[order];
        for (var k = 1; k <= order; k++)
        {
            var (cross, power) = (0.0, 0.0);
            for (var t = k; t < values.Length; t++)
            {
                cross += forward[t] * backward[t - 1];
                power += (forward[t] * forward[t]) + (backward[t - 1] * backward[t - 1]);
            }

            var partial = power > 0 ? Math.Clamp(2 * cross / power, -MostPartial, MostPartial) : 0;
            partials[k - 1] = partial;
            for (var t = values.Length - 1; t >= k; t--)
            {
                var (f, b) = (forward[t], backward[t - 1]);
                forward[t] = f - (partial * b);
                backward[t] = b - (partial * f);
            }
        }

        return partials;
    }

    /// <summary>-2 ln of the exact Gaussian likelihood, at the best variance; the first values are predicted by lower orders.</summary>
    public static double Deviance(ReadOnlySpan<double> values, ReadOnlySpan<double> partials)
    {
        var p = partials.Length;
        Span<double> coefficients = stackalloc double[Math.Max(1, p)];
        var (error, logs, squares) = (1.0, 0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            if (t > 0 && t <= p)
            {
                Levinson.Raise(coefficients, partials[t - 1], t);
                error *= 1 - (partials[t - 1] * partials[t - 1]);
            }

            var innovation = values[t];
            for (var j = Math.Min(t, p); j >= 1; j--) innovation -= coefficients[j - 1] * values[t - j];
            squares += innovation * innovation / error;
            if (t < p) logs += Math.Log(error);
        }

        logs += Math.Max(0, values.Length - p) * Math.Log(error);
        return (values.Length * (Math.Log(2 * Math.PI * squares / values.Length) + 1)) + logs;
    }
}
