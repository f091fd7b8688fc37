namespace ScalingCheck.Judge;

/// <summary>A limit on an estimate.</summary>
internal sealed record GateRule
{
    /// <summary>What is gated: <c>slope</c>, <c>level</c>, <c>forecast@params=1e9</c>, or another estimate's name.</summary>
    public required string Target { get; init; }

    /// <summary>How much worse than the baseline is still fine.</summary>
    public Amount? WorseBy { get; init; }

    /// <summary>By how much the threshold of the base branch's detector is raised, where that was calibrated.</summary>
    public double Raise { get; init; }

    /// <summary>The estimate must not lie above this.</summary>
    public double? Max { get; init; }

    /// <summary>The estimate must not lie below this.</summary>
    public double? Min { get; init; }

    /// <summary>What is known of this estimate's scatter between commits; null: what the check says, if anything.</summary>
    public GateNoise? Noise { get; init; }

    /// <summary>Where the gate stands in the configuration.</summary>
    public SourceLocation At { get; init; }
}
