namespace ScalingCheck;

/// <summary>One measured number.</summary>
internal sealed record Observation
{
    /// <summary>What was measured, as the file names it after <c>rename</c>: <c>eval_loss</c>, <c>time</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The number. NaN and infinities are kept: a diverged run is news, not noise to be dropped.</summary>
    public required double Value { get; init; }

    /// <summary>Numeric coordinates: params, tokens, N, seed, step.</summary>
    public NamedValues<double> Axes { get; init; } = NamedValues<double>.Empty;

    /// <summary>Text coordinates: model, split, benchmark.</summary>
    public NamedValues<string> Labels { get; init; } = NamedValues<string>.Empty;

    /// <summary>Standard error of <see cref="Value"/> in its own unit, where the file gives one.</summary>
    public double? StandardError { get; init; }

    /// <summary>How many repetitions inside the run <see cref="Value"/> summarises, where the file says so.</summary>
    public int? Replicates { get; init; }

    /// <summary>Unit of <see cref="Value"/> (<c>s</c>, <c>B</c>); null when the file does not say.</summary>
    public string? Unit { get; init; }

    /// <summary>Where the number was read.</summary>
    public SourceLocation Source { get; init; }
}
