namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>How the <see cref="SequentialDetector"/> watches a series.</summary>
public sealed record DetectorOptions
{
    /// <summary>The smallest <see cref="Warmup"/>: below, neither scatter nor memory of the noise can be measured.</summary>
    public const int SmallestWarmup = 10;

    /// <summary>
    /// Probability of any false report of a worsening in 100 stationary commits, in (0, 1). A family of m series that
    /// shares a budget gives each of them budget/m.
    /// </summary>
    public double FalseAlarms { get; init; } = 0.05;

    /// <summary>Values of a segment before it is watched, ≥ 10. The thresholds are made for 20 or more.</summary>
    public int Warmup { get; init; } = 20;

    /// <summary>The newest so many values form level and scatter, ≥ <see cref="Warmup"/>. The thresholds are made for 200.</summary>
    public int Window { get; init; } = 200;

    /// <summary>A threshold in place of the one that <see cref="FalseAlarms"/> gives, &gt; 0; from a calibration.</summary>
    public double? Threshold { get; init; }

    /// <summary>Added to the threshold that <see cref="FalseAlarms"/> gives, ≥ 0; from a calibration of noise beyond the table's.</summary>
    public double Raise { get; init; }

    /// <summary>Whether improvements are reported too. They have a budget of their own, as large as that of worsenings.</summary>
    public bool BothDirections { get; init; } = true;

    /// <summary>The reason to refuse, or null.</summary>
    internal string? Refusal() => this switch
    {
        { FalseAlarms: not (> 0 and < 1) } => "The rate of false alarms lies between 0 and 1.",
        { Warmup: < SmallestWarmup } => "The warm-up takes at least 10 values.",
        _ when Window < Warmup => "The window is at least as long as the warm-up.",
        { Raise: not (>= 0 and < double.PositiveInfinity) } => "The threshold is raised, by a number from 0 on.",
        { Threshold: { } threshold } when !(threshold > 0 && double.IsFinite(threshold)) => "The threshold is a positive number.",
        _ => null,
    };
}
