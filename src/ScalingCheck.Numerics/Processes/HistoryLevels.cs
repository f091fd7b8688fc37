namespace ScalingCheck.Numerics.Processes;

/// <summary>Where the levels of a history lie, and the history without its trend and its outliers.</summary>
/// <param name="Median">Level 0.</param>
/// <param name="Deviation">The unit of the levels: the standard deviation without trend and outliers, &gt; 0.</param>
/// <param name="Cleaned">What the covariance is fitted to.</param>
internal sealed record HistoryLevels(double Median, double Deviation, double[] Cleaned)
{
    /// <summary>Values further off than this many robust standard deviations are set there, for the covariance alone.</summary>
    private const double Clip = 4;

    /// <summary>Median absolute deviation to standard deviation of a normal.</summary>
    private const double ToDeviation = 1.4826;

    /// <summary>Levels, and a straight line taken off by the median of slopes over two thirds of the history (Theil 1950).</summary>
    /// <param name="values">The history in order, at least 3 finite values.</param>
    public static HistoryLevels Of(ReadOnlySpan<double> values)
    {
        var cleaned = values.ToArray();
        var median = MedianOf(cleaned.AsSpan().ToArray());
        // A third apart at either end: eight ninths of the efficiency of least squares, in linear time.
        var third = cleaned.Length / 3;
        var apart = cleaned.Length - third;
        var slopes = new double[third];
        for (var i = 0; i < third; i++) slopes[i] = (cleaned[i + apart] - cleaned[i]) / apart;
        var slope = MedianOf(slopes);
        for (var i = 0; i < cleaned.Length; i++) cleaned[i] -= slope * i;

        var centre = MedianOf(cleaned.AsSpan().ToArray());
        var robust = ToDeviation * MedianOf(Array.ConvertAll(cleaned, value => Math.Abs(value - centre)));
        var (mean, square) = (0.0, 0.0);
        for (var i = 0; i < cleaned.Length; i++)
        {
            cleaned[i] -= centre;
            if (robust > 0) cleaned[i] = Math.Clamp(cleaned[i], -Clip * robust, Clip * robust);
            mean += cleaned[i] / cleaned.Length;
        }

        foreach (var value in cleaned) square += (value - mean) * (value - mean);
        return new(median, Math.Sqrt(square / (cleaned.Length - 1)), cleaned);
    }

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
