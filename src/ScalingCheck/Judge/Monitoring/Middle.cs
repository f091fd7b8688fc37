namespace ScalingCheck.Judge.Monitoring;

/// <summary>The median: a level that single commits do not move.</summary>
internal static class Middle
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation.</summary>
    private const double OfNormal = 1.4826;

    /// <summary>Mean of the two middle values for an even number of them; at least one is needed.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The scatter about it, as a standard deviation.</summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        var middle = Of(values);
        return OfNormal * Of(Array.ConvertAll(values.ToArray(), value => Math.Abs(value - middle)));
    }
}
