namespace ScalingCheck;

/// <summary>A named value with an interval: what every check yields and the only thing the judge gates.</summary>
internal sealed record Estimate
{
    /// <summary>Stable, documented name: <c>alpha</c>, <c>exponent</c>, <c>forecast@params=1e9</c>.</summary>
    public required string Name { get; init; }

    public required double Value { get; init; }

    /// <summary>Lower end of the interval; not finite when open or not asked for.</summary>
    public double Lower { get; init; } = double.NaN;

    /// <summary>Upper end of the interval; not finite when open or not asked for.</summary>
    public double Upper { get; init; } = double.NaN;

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; } = 0.95;

    public double StandardError { get; init; } = double.NaN;

    public string? Unit { get; init; }

    /// <summary>
    /// How many runs it is the mean of, where its error is told by them alone: that of a single run is not known. Null for
    /// everything else.
    /// </summary>
    public int? Runs { get; init; }

    /// <summary>
    /// The same quantity by the method that other commits are estimated with, where this value has a better and dearer one:
    /// what a comparison takes in its place. Null when there is but one method.
    /// </summary>
    public Estimate? Comparable { get; init; }

    public Direction Better { get; init; }

    /// <summary>Why the data does not identify it, in one sentence; null when it does.</summary>
    public string? NotIdentified { get; init; }
}
