namespace ScalingCheck.Numerics.Fitting;

/// <summary>What to ask of a fit.</summary>
public sealed record FitOptions
{
    /// <summary>The defaults: 95 % intervals, no forecasts.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>Confidence level of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Points at which to forecast y: one array of sizes (one per axis) each.</summary>
    public IReadOnlyList<double[]> ForecastAt { get; init; } = [];

    /// <summary>False: point estimates and standard errors only, without profile intervals (much faster).</summary>
    public bool Intervals { get; init; } = true;

    /// <summary>The names of the axes for messages, in their order; a missing one is called as in the law's equation.</summary>
    public IReadOnlyList<string> AxisNames { get; init; } = [];

    /// <summary>The name of y for messages.</summary>
    public string ValueName { get; init; } = "y";
}
