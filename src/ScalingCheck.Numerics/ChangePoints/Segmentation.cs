using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// The levels of a series, looking back over all of it: optimal partitioning under squared error (Jackson et al. 2005), the
/// penalty in units of the long-run variance of AR(1) noise. For describing a history; a gate needs the
/// <see cref="SequentialDetector"/>, whose answers do not move.
/// </summary>
public static class Segmentation
{
    /// <summary>The shortest segment. Shorter ones are spikes.</summary>
    public const int ShortestSegment = 5;

    /// <summary>Penalty of a change, in long-run variances times ln n.</summary>
    public const double Penalty = 3;

    /// <summary>Autocorrelation above this is taken for this: beyond, level and noise cannot be told apart.</summary>
    private const double LargestPhi = 0.9;

    /// <summary>The first commits of the segments.</summary>
    /// <param name="values">Oldest first, finite.</param>
    /// <returns>0 and the changes, ascending; empty for an empty series.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static IReadOnlyList<int> Segments(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("A value of the series is not a finite number.", nameof(values));
        if (values.IsEmpty) return [];
        var noise = LongRunVariance(values);
        return values.Length < 2 * ShortestSegment ? [0] : Partition(values, Penalty * Math.Log(values.Length) * noise);
    }

    /// <summary>
    /// Of AR(1) noise about levels that seldom change, from robust variances v1, v2 of the differences at lags one and two:
    /// phi = v2/v1 - 1, variance v1/(2 (1 - phi)), times (1 + phi)/(1 - phi).
    /// </summary>
    internal static double LongRunVariance(ReadOnlySpan<double> values)
    {
        var (one, two) = (DifferenceVariance(values, 1), DifferenceVariance(values, 2));
        if (!(one > 0)) return one;
        var phi = Math.Clamp(two / one - 1, 0, LargestPhi);
        return one / (2 * (1 - phi)) * (1 + phi) / (1 - phi);
    }

    private static double DifferenceVariance(ReadOnlySpan<double> values, int lag)
    {
        if (values.Length <= lag) return 0;
        var window = new SortedWindow(values.Length - lag);
        var differences = new double[values.Length - lag];
        for (var i = 0; i < differences.Length; i++) differences[i] = values[i + lag] - values[i];
        window.Fill(differences);
        var scale = window.Scale();
        return scale * scale;
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
