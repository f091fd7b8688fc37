namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// A shift that needs no model: the newest values, all of them, lie apart from everything before. In a short segment the values
/// after a large step soon are a good part of the level, the scatter and the autocorrelation that the scores are made with,
/// and the larger the step the more they hide it. Here they have no part in what they are compared with.
/// </summary>
/// <remarks>
/// Five values 2.5 standard deviations away see a smaller step than three that are 4 away; under noise with memory they come by
/// chance too, so they are asked only while the segment is young. Benchmark <c>judge-accuracy</c> has the rates.
/// </remarks>
/// <param name="Values">How many values in a row lie apart.</param>
/// <param name="Gap">How far the least of them lies from the largest value before, in robust standard deviations.</param>
/// <param name="Distance">How far it lies from the median before.</param>
/// <param name="MostBefore">Only with at most so many values before.</param>
internal sealed record ClearShift(int Values, double Gap, double Distance, int MostBefore)
{
    private static readonly ClearShift[] Shapes = [new(3, 0.5, 4, int.MaxValue), new(5, 0, 2.5, 60)];

    /// <summary>The shift that the newest value completes, or null.</summary>
    /// <param name="values">The series.</param>
    /// <param name="start">First commit of the segment.</param>
    /// <param name="t">The newest commit.</param>
    /// <param name="before">Room for the values before.</param>
    /// <returns>Where it begins, and how far it lies from the median before, in standard deviations, positive when larger.</returns>
    public static (ClearShift Shape, int At, double Distance)? Find(
        ReadOnlySpan<double> values, int start, int t, DetectorOptions options, SortedWindow before)
    {
        foreach (var shape in Shapes)
        {
            var at = t - shape.Values + 1;
            if (at - start < options.Warmup || at - start > shape.MostBefore) continue;
            var distance = shape.DistanceOf(values[Math.Max(start, at - options.Window)..at], values[at..(t + 1)], before);
            if (distance > 0 || (distance < 0 && options.BothDirections)) return (shape, at, distance);
        }

        return null;
    }

    private double DistanceOf(ReadOnlySpan<double> earlier, ReadOnlySpan<double> newest, SortedWindow before)
    {
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (var value in newest) (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
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
