namespace ScalingCheck.Judge;

/// <summary>What a unit says about the noise of a metric.</summary>
internal static class Units
{
    /// <summary>
    /// True for times and rates: a slower machine multiplies every size of a commit by one factor, so a single base commit
    /// says nothing about level. Losses and bytes have no such factor.
    /// </summary>
    public static bool SharesFactor(string? unit) =>
        unit is "s" or "ms" or "us" or "µs" or "ns" || unit?.Contains("/s", StringComparison.Ordinal) == true;
}
