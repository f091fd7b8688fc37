namespace ScalingCheck.Judge;

/// <summary>What a unit, or failing that a name, says about the noise of a metric.</summary>
internal static class Units
{
    private static readonly HashSet<string> Times = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "sec", "second", "seconds", "ms", "millisecond", "milliseconds", "us", "µs", "μs", "microsecond", "microseconds",
        "ns", "nanosecond", "nanoseconds", "ps", "min", "minute", "minutes", "h", "hour", "hours", "Hz",
    };

    private static readonly HashSet<string> TimedWords = new(Times, StringComparer.OrdinalIgnoreCase)
    {
        "time", "duration", "latency", "runtime", "elapsed", "throughput", "ops", "qps", "rps", "mfu", "speedup",
    };

    /// <summary>
    /// True for times and rates: a slower machine multiplies every size of a commit by one factor, so a single base commit
    /// says nothing about level. Losses and bytes have no such factor. Without a unit the name of the metric decides.
    /// </summary>
    public static bool SharesFactor(string? unit, string metric) => unit is null
        ? NameWords.Of(metric).Any(TimedWords.Contains)
        // "ns/op" is a time, "B/s" a rate, "B/op" neither.
        : unit.Split('/').Select(part => part.Trim()).Any(Times.Contains);
}
