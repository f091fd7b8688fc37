namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>A mixture of two normals of one variance, by expectation and maximisation (Dempster, Laird and Rubin 1977).</summary>
/// <param name="Lower">Mean of the lower.</param>
/// <param name="Upper">Mean of the upper, above <see cref="Lower"/>.</param>
/// <param name="StandardDeviation">Of both.</param>
/// <param name="UpperShare">Share of the upper.</param>
/// <param name="LogLikelihoodGain">Over that of a single normal.</param>
internal sealed record NormalPair(double Lower, double Upper, double StandardDeviation, double UpperShare, double LogLikelihoodGain)
{
    private const int MostSteps = 200;

    /// <summary>Change of log likelihood at which a climb ends: a thousandth of what would tell two models apart.</summary>
    private const double Enough = 1e-3;

    /// <summary>Least variance within, as a part of the whole: two equal values are no mode.</summary>
    private const double LeastVariance = 0.001;

    private static readonly double[] Starts = [.15, .3, .5, .7, .85];

    /// <summary>The value at which either normal is as likely.</summary>
    public double Boundary => (Lower + Upper) / 2
        + StandardDeviation * StandardDeviation / (Upper - Lower) * Math.Log((1 - UpperShare) / UpperShare);

    /// <summary>The best of five starts; null for a constant.</summary>
    public static NormalPair? Fit(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var n = sorted.Length;
        var mean = sorted.Average();
        var variance = sorted.Sum(x => (x - mean) * (x - mean)) / n;
        if (!(variance > 0)) return null;

        NormalPair? best = null;
        foreach (var start in Starts)
        {
            var split = Math.Clamp((int)(start * n), 1, n - 1);
            var pair = Climb(sorted, sorted[..split].Average(), sorted[split..].Average(), 1 - start, variance);
            if (pair is not null && (best is null || pair.LogLikelihoodGain > best.LogLikelihoodGain)) best = pair;
        }

        return best;
    }

    private static NormalPair? Climb(double[] x, double lower, double upper, double share, double total)
    {
        var n = x.Length;
        var variance = Math.Max(LeastVariance * total, total - share * (1 - share) * (upper - lower) * (upper - lower));
        var gain = double.NegativeInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            var (odds, rest) = (Math.Log(share / (1 - share)), Math.Log(1 - share));
            double weight = 0, first = 0, second = 0, squares = 0, logLikelihood = 0;
            foreach (var value in x)
            {
                var (a, b) = (value - lower, value - upper);
                var lean = (a * a - b * b) / (2 * variance) + odds;
                var other = Math.Exp(-Math.Abs(lean));
                var p = (lean > 0 ? 1 : other) / (1 + other);
                logLikelihood += Math.Log(1 + other) + Math.Max(lean, 0) + rest - a * a / (2 * variance);
                weight += p;
                first += (1 - p) * value;
                second += p * value;
                squares += (1 - p) * a * a + p * b * b;
            }

            // Less that of one normal, whose exponents sum to n/2.
            var now = logLikelihood - n / 2.0 * Math.Log(variance / total) + n / 2.0;
            if (!(weight > 1e-9 * n && weight < (1 - 1e-9) * n) || double.IsNaN(now)) return null;
            if (now - gain < Enough) return upper > lower ? new(lower, upper, Math.Sqrt(variance), share, now) : null;
            gain = now;
            var (newLower, newUpper) = (first / (n - weight), second / weight);
            // About the new means: what the move of either took from the squares about the old.
            squares -= (n - weight) * (newLower - lower) * (newLower - lower) + weight * (newUpper - upper) * (newUpper - upper);
            (lower, upper, share) = (newLower, newUpper, weight / n);
            variance = Math.Max(LeastVariance * total, squares / n);
        }

        return upper > lower ? new(lower, upper, Math.Sqrt(variance), share, gain) : null;
    }
}
