namespace ScalingCheck.Judge;

/// <summary>A limit on an estimate.</summary>
internal sealed record GateRule
{
    /// <summary>What is gated: <c>slope</c>, <c>level</c>, <c>forecast@params=1e9</c>, or another estimate's name.</summary>
    public required string Target { get; init; }

    /// <summary>How much worse than the baseline is still fine.</summary>
    public Amount? WorseBy { get; init; }

    /// <summary>What the detector of the base branch must exceed, where it was calibrated; null: the usual threshold of the budget.</summary>
    public double? Threshold { get; init; }

    /// <summary>The estimate must not lie above this.</summary>
    public double? Max { get; init; }

    /// <summary>The estimate must not lie below this.</summary>
    public double? Min { get; init; }

    /// <summary>What is known of this estimate's scatter between commits; null: what the check says, if anything.</summary>
    public GateNoise? Noise { get; init; }

    /// <summary>Where the gate stands in the configuration.</summary>
    public SourceLocation At { get; init; }
}
