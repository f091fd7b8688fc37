using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>A rule of another tool, or of a textbook, that says at each commit whether the series has worsened.</summary>
/// <param name="Name">The name.</param>
/// <param name="Alarms">The commits at which it cries, of a series whose larger values are worse.</param>
internal sealed record PeerRule(string Name, Func<double[], IEnumerable<int>> Alarms)
{
    private static readonly double[] T99 = Quantiles(.01);

    private static readonly double[] T999 = Quantiles(.001);

    public static IReadOnlyList<PeerRule> All { get; } =
    [
        new("ratio 200 % (github-action-benchmark)", x => Commits(x, 1, i => x[i] / x[i - 1] > 2)),
        new("ratio 150 %", x => Commits(x, 1, i => x[i] / x[i - 1] > 1.5)),
        new("ratio 110 %", x => Commits(x, 1, i => x[i] / x[i - 1] > 1.1)),
        new("z of the last 10 > 3", x => Commits(x, 10, i => IsAbove(x, i, 10, 3, 0))),
        new("Bencher percentage 10 %", x => Commits(x, 2, i => x[i] > 1.1 * Before(x, i, 64).Mean)),
        new("Bencher t .99 (default)", x => Commits(x, 2, i => IsAbove(x, i, 64, T99[Math.Min(i, 64)], 1))),
        new("Bencher t .999, from 10", x => Commits(x, 10, i => IsAbove(x, i, 64, T999[Math.Min(i, 64)], 1))),
        new("Conbench z > 5", Conbench),
        new("Welch, 5 against 30, p .001", x => Commits(x, 35, i => Welch(x, i) < .001)),
        new("CUSUM .5/5, 20 to learn", x => Cusum(x, 20, .5, 5)),
        new("EWMA .2/3, 20 to learn", x => Ewma(x, 20, .2, 3)),
    ];

    /// <summary>C_t = max(0, C_{t-1} + z_t - k), an alarm above h; mean and deviation from the first values, or 0 and 1.</summary>
    public static IEnumerable<int> Cusum(double[] x, int learn, double k, double h)
    {
        var (mean, deviation) = learn == 0 ? (0, 1) : Before(x, learn, learn);
        var sum = 0.0;
        for (var i = learn; i < x.Length; i++)
        {
            sum = Math.Max(0, sum + (x[i] - mean) / deviation - k);
            if (sum > h) yield return i;
        }
    }

    private static IEnumerable<int> Ewma(double[] x, int learn, double weight, double limit)
    {
        var (mean, deviation) = Before(x, learn, learn);
        var average = 0.0;
        for (var i = learn; i < x.Length; i++)
        {
            average += weight * ((x[i] - mean) / deviation - average);
            if (average > limit * Math.Sqrt(weight / (2 - weight))) yield return i;
        }
    }

    /// <summary>
    /// Mean of up to 100 values before, deviation of their residuals from the mean of all before each; a value that jumps
    /// out and back (both differences beyond 5 of their deviations) is left out.
    /// </summary>
    private static IEnumerable<int> Conbench(double[] x)
    {
        var isOut = new bool[x.Length];
        for (var i = 3; i < x.Length; i++)
        {
            var differences = Enumerable.Range(1, i - 1).Select(j => x[j] - x[j - 1]).ToArray();
            var (centre, width) = Before(differences, differences.Length, differences.Length);
            if (i >= 3 && Math.Abs(differences[^1] - centre) > 5 * width && Math.Abs(differences[^2] - centre) > 5 * width
                && differences[^1] * differences[^2] < 0) isOut[i - 2] = true;
            var kept = Enumerable.Range(Math.Max(0, i - 100), Math.Min(i, 100)).Where(j => !isOut[j]).Select(j => x[j]).ToArray();
            double sum = kept[0], count = 0, first = 0, second = 0;
            for (var j = 1; j < kept.Length; j++)
            {
                var residual = kept[j] - sum / j;
                (count, first, second) = (count + 1, first + residual, second + residual * residual);
                sum += kept[j];
            }

            var deviation = count > 1 ? Math.Sqrt((second - first * first / count) / (count - 1)) : double.NaN;
            if (x[i] - sum / kept.Length > 5 * deviation) yield return i;
        }
    }

    private static double Welch(double[] x, int i)
    {
        var (late, s5) = Before(x, i + 1, 5);
        var (early, s30) = Before(x, i - 4, 30);
        var (a, b) = (s5 * s5 / 5, s30 * s30 / 30);
        return StudentTail.UpperTail((late - early) / Math.Sqrt(a + b), (a + b) * (a + b) / (a * a / 4 + b * b / 29));
    }

    private static bool IsAbove(double[] x, int i, int window, double factor, int prediction)
    {
        var (mean, deviation) = Before(x, i, window);
        return x[i] > mean + factor * deviation * Math.Sqrt(1 + prediction / (double)Math.Min(i, window));
    }

    private static (double Mean, double Deviation) Before(double[] x, int i, int window)
    {
        var spread = SampleSpread.Of(x.AsSpan(Math.Max(0, i - window), Math.Min(i, window)));
        return (spread.Mean, Math.Sqrt(spread.Variance));
    }

    private static IEnumerable<int> Commits(double[] x, int from, Func<int, bool> isAlarm) =>
        Enumerable.Range(from, x.Length - from).Where(isAlarm);

    private static double[] Quantiles(double tail) =>
        [.. Enumerable.Range(0, 65).Select(n => n < 2 ? double.NaN : StudentTail.UpperQuantile(tail, n - 1))];
}
