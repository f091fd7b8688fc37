namespace ScalingCheck.Checks;

/// <summary>One point: a size on each axis, none where the check has no axis, and the metric there.</summary>
internal sealed record SeriesPoint(double[] X, double Y, SourceLocation Source)
{
    /// <summary>Standard error of <see cref="Y"/> in its unit, where the file gives one.</summary>
    public double? StandardError { get; init; }

    /// <summary>How many repetitions <see cref="Y"/> is the mean of, where the file says so.</summary>
    public int? Replicates { get; init; }

    /// <summary>The value of the check's <c>cluster</c> label; empty when it has none.</summary>
    public string Cluster { get; init; } = "";
}
