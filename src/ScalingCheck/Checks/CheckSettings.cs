using ScalingCheck.Collect;

namespace ScalingCheck.Checks;

/// <summary>What the user asked to be watched.</summary>
internal sealed record CheckSettings
{
    public required string Name { get; init; }

    /// <summary>Name of the kind: <c>scaling-law</c>, <c>complexity</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The metric.</summary>
    public required string Y { get; init; }

    /// <summary>The axes, one or two; none for a kind without.</summary>
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>Which way the metric is good.</summary>
    public Direction Better { get; init; }

    /// <summary>Which observations take part.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>Labels (or axes) of which each value gets a fit of its own.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Which point of a metric that was logged along a run takes part.</summary>
    public Pick Pick { get; init; } = Pick.Last;

    /// <summary>True when the last value of a run is not enough: the check goes along its steps, or picks among them.</summary>
    public bool NeedsWholeRuns => Pick != Pick.Last || X.Any(RunLog.IsStep);

    /// <summary>The metric that holds standard errors of <see cref="Y"/>; null when files have them beside it or not at all.</summary>
    public string? Error { get; init; }

    /// <summary>The metrics to read: <see cref="Y"/> first.</summary>
    public IReadOnlyList<string> Metrics => Error is null ? [Y] : [Y, Error];

    /// <summary>False: every size counts alike, whatever the files say of standard errors.</summary>
    public bool Weighted { get; init; } = true;

    /// <summary>Where to forecast the metric: a size for every axis.</summary>
    public IReadOnlyList<NamedValues<double>> Forecast { get; init; } = [];

    /// <summary>Confidence level of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The keys that only this kind has, as text.</summary>
    public NamedValues<string> Options { get; init; } = NamedValues<string>.Empty;

    /// <summary>Where the check stands in the configuration.</summary>
    public SourceLocation At { get; init; }
}
