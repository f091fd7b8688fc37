using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// The noise of a history as an autoregression whose innovations are those of the history: memory of any length up to the
/// order, and tails, skew and modes as they were.
/// </summary>
/// <param name="Coefficients">AR coefficients, lag one first; none for noise without memory. Always stationary.</param>
/// <param name="Innovations">Residuals of the history, mean 0.</param>
public sealed record NoiseModel(IReadOnlyList<double> Coefficients, IReadOnlyList<double> Innovations)
{
    private const int LargestOrder = 10;

    /// <summary>So many values are drawn and thrown away before the first.</summary>
    private const int BurnIn = 200;

    /// <summary>
    /// Burg's autoregression (1975), the order by AICc (Hurvich and Tsai 1989). Levels, when there are several, are taken out
    /// before.
    /// </summary>
    /// <param name="noise">At least 4 values about 0, oldest first.</param>
    public static NoiseModel Fit(ReadOnlySpan<double> noise)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(noise.Length, 4, nameof(noise));
        var n = noise.Length;
        double[] forward = noise.ToArray(), backward = noise.ToArray();
        double[] coefficients = [], best = [];
        var variance = forward.Sum(x => x * x) / n;
        var smallest = Criterion(variance, n, 0);
        for (var order = 1; order <= Math.Min(LargestOrder, n / 10) && variance > 0; order++)
        {
            double cross = 0, squares = 0;
            for (var i = order; i < n; i++)
            {
                cross += forward[i] * backward[i - 1];
                squares += forward[i] * forward[i] + backward[i - 1] * backward[i - 1];
            }

            if (!(squares > 0)) break;
            var reflection = 2 * cross / squares;
            coefficients = [.. coefficients.Select((a, i) => a - reflection * coefficients[^(i + 1)]), reflection];
            for (var i = n - 1; i >= order; i--)
                (forward[i], backward[i]) = (forward[i] - reflection * backward[i - 1], backward[i - 1] - reflection * forward[i]);
            variance *= 1 - reflection * reflection;
            var criterion = Criterion(variance, n, order);
            if (criterion < smallest) (smallest, best) = (criterion, coefficients);
        }

        return new(best, Residuals(noise, best));
    }

    /// <summary>Draws a stationary stretch of noise.</summary>
    /// <param name="noise">Where to.</param>
    /// <param name="random">The generator.</param>
    internal void Draw(Span<double> noise, ref DrawGenerator random)
    {
        var order = Coefficients.Count;
        Span<double> past = stackalloc double[LargestOrder];
        past.Clear();
        for (var i = order == 0 ? 0 : -BurnIn; i < noise.Length; i++)
        {
            var value = Innovations[random.Index(Innovations.Count)];
            for (var lag = 0; lag < order; lag++) value += Coefficients[lag] * past[lag];
            for (var lag = order - 1; lag > 0; lag--) past[lag] = past[lag - 1];
            past[0] = value;
            if (i >= 0) noise[i] = value;
        }
    }

    private static double Criterion(double variance, int n, int order) =>
        n * Math.Log(variance) + 2.0 * n * (order + 1) / (n - order - 2);

    /// <summary>About their mean, and as wide as the degrees of freedom that the fit took say.</summary>
    private static double[] Residuals(ReadOnlySpan<double> noise, double[] coefficients)
    {
        var order = coefficients.Length;
        var residuals = new double[noise.Length - order];
        for (var i = order; i < noise.Length; i++)
        {
            residuals[i - order] = noise[i];
            for (var lag = 0; lag < order; lag++) residuals[i - order] -= coefficients[lag] * noise[i - 1 - lag];
        }

        var mean = residuals.Average();
        var width = Math.Sqrt(noise.Length / (noise.Length - 1.0 - order));
        return Array.ConvertAll(residuals, e => width * (e - mean));
    }
}
