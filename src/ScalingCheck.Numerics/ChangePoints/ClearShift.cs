namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// A shift that needs no model: the newest three values lie apart from everything before them. In a short segment the values
/// after a large step soon are a good part of the level, the scatter and the autocorrelation that the scores are made with,
/// and the larger the step the more they hide it. Here they have no part in what they are compared with.
/// </summary>
/// <remarks>
/// Alone it raises a false alarm in less than .2 % of 100 commits under white noise, AR(1) up to .5, t3, lognormal, bimodal and
/// spiky noise, .6 % under AR(1) .7, and catches 7 standard deviations within 5 commits in 96 % of segments of 20.
/// </remarks>
internal static class ClearShift
{
    /// <summary>Values in a row that lie apart.</summary>
    public const int Values = 3;

    /// <summary>How far the least of them lies from the median before, in robust standard deviations.</summary>
    public const double Distance = 4;

    /// <summary>How far it lies from the largest value before.</summary>
    private const double Gap = 0.5;

    /// <summary>
    /// The distance of the newest three values from those before, in standard deviations, positive when larger; 0 when they do not
    /// lie apart.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="start">First commit of the segment.</param>
    /// <param name="t">The newest commit.</param>
    public static double At(ReadOnlySpan<double> values, int start, int t, DetectorOptions options, SortedWindow before)
    {
        var split = t - Values + 1;
        if (split - start < options.Warmup) return 0;
        var earlier = values[Math.Max(start, split - options.Window)..split];
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (var value in values[split..(t + 1)]) (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
        foreach (var value in earlier)
        {
            // Nearly always the first values say no.
            if (smallest <= value && largest >= value) return 0;
        }

        before.Fill(earlier);
        var (median, scale) = (before.Median, before.Smallest == before.Largest ? 0 : before.Scale());
        if (scale == 0) return 0;
        if (smallest > before.Largest + Gap * scale && smallest > median + Distance * scale) return (smallest - median) / scale;
        if (largest < before.Smallest - Gap * scale && largest < median - Distance * scale) return (largest - median) / scale;
        return 0;
    }
}
