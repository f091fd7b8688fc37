using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// The levels of a series, looking back over all of it: optimal partitioning under squared error (Jackson et al. 2005), the
/// penalty in units of the long-run variance of the noise. For describing a history; a gate needs the
/// <see cref="SequentialDetector"/>, whose answers do not move.
/// </summary>
public static class Segmentation
{
    /// <summary>The shortest segment. Shorter ones are spikes.</summary>
    public const int ShortestSegment = 5;

    /// <summary>
    /// Penalty of a change, in long-run variances times ln n: with it white noise, AR(1) up to .7 and t3 are split in fewer
    /// than one series in twenty.
    /// </summary>
    public const double Penalty = 4;

    /// <summary>Autocorrelation above this is taken for this; the means of batches see longer memory.</summary>
    private const double LargestPhi = 0.9;

    /// <summary>Fewer batches than this measure nothing.</summary>
    private const int FewestBatches = 4;

    /// <summary>The first commits of the segments.</summary>
    /// <param name="values">Oldest first, finite.</param>
    /// <returns>0 and the changes, ascending; empty for an empty series.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static IReadOnlyList<int> Segments(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("A value of the series is not a finite number.", nameof(values));
        if (values.IsEmpty) return [];
        if (values.Length < 2 * ShortestSegment) return [0];
        return Partition(values, Penalty * Math.Log(values.Length) * LongRunVariance(values));
    }

    /// <summary>
    /// Of noise about levels that seldom change, the larger of two robust measures, since either is too small by chance. From
    /// the variances v1, v2 of the differences at lags one and two: phi = v2/v1 - 1, v1/(2 (1 - phi)) (1 + phi)/(1 - phi). And
    /// from the means of batches of √n values (Flegal and Jones 2010): √n/2 times the variance of their differences.
    /// </summary>
    internal static double LongRunVariance(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        if (n < 3) return 0;
        var one = Differences(values, 1).MedianScale();
        if (one == 0) return MeanSquare(values) / 2;
        var two = Differences(values, 2).Scale();
        var phi = Math.Clamp(two * two / (one * one) - 1, 0, LargestPhi);
        var ofDifferences = one * one / (2 * (1 - phi)) * (1 + phi) / (1 - phi);

        var batch = Math.Max(ShortestSegment - 1, (int)Math.Sqrt(n));
        var means = new double[n / batch];
        for (var i = 0; i < means.Length; i++)
            foreach (var value in values.Slice(n % batch + i * batch, batch)) means[i] += value / batch;
        if (means.Length < FewestBatches) return ofDifferences;
        // About 0 and not about their median: a series that climbs all the time has no levels, and is not cut into steps.
        var between = Differences(means, 1).SizeScale();
        return Math.Max(ofDifferences, batch * between * between / 2);
    }

    private static SortedWindow Differences(ReadOnlySpan<double> values, int lag)
    {
        var differences = new double[values.Length - lag];
        for (var i = 0; i < differences.Length; i++) differences[i] = values[i + lag] - values[i];
        var window = new SortedWindow(differences.Length);
        window.Fill(differences);
        return window;
    }

    /// <summary>Of the differences: of an exact metric most are 0, and the median says nothing about the others.</summary>
    private static double MeanSquare(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 1; i < values.Length; i++) sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        return sum / (values.Length - 1);
    }

    private static int[] Partition(ReadOnlySpan<double> values, double penalty)
    {
        var n = values.Length;
        var sums = new Prefix[n + 1];
        var origin = values[0];
        for (var i = 0; i < n; i++)
        {
            var x = values[i] - origin;
            sums[i + 1] = new(sums[i].Sum + x, sums[i].Squares + x * x);
        }

        var cost = new double[n + 1];
        var last = new int[n + 1];
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = -penalty;
        for (var end = ShortestSegment; end <= n; end++)
            for (var start = 0; start <= end - ShortestSegment; start++)
            {
                var candidate = cost[start] + sums[start].To(sums[end], end - start) + penalty;
                if (candidate < cost[end]) (cost[end], last[end]) = (candidate, start);
            }

        var segments = new List<int>();
        for (var end = n; end > 0; end = last[end]) segments.Add(last[end]);
        segments.Reverse();
        return [.. segments];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Prefix(double Sum, double Squares)
    {
        /// <summary>Squared error about the mean of the values between two prefixes.</summary>
        public double To(Prefix end, int count)
        {
            var sum = end.Sum - Sum;
            return Math.Max(0, end.Squares - Squares - sum * sum / count);
        }
    }
}
