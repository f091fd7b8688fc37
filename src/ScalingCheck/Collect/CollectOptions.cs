namespace ScalingCheck.Collect;

/// <summary>How to collect.</summary>
internal sealed record CollectOptions
{
    /// <summary>The metrics that the checks look at, by the names after <c>rename</c>; null: all.</summary>
    public IReadOnlySet<string>? Metrics { get; init; }

    /// <summary>Which observations to keep, asked before they count against <see cref="Limit"/>; null: all.</summary>
    public Func<Observation, bool>? Where { get; init; }

    /// <summary>
    /// The most observations of one run. One with more than sixteen coordinates counts as several, so that wide tables
    /// are bounded in memory as well as long ones.
    /// </summary>
    public int Limit { get; init; } = 1_000_000;

    /// <summary>How many files are read at a time; the result does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
