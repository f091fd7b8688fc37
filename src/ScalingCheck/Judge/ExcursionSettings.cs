namespace ScalingCheck.Judge;

/// <summary>What follows when the base branch stays worse for longer than its noise would.</summary>
internal sealed record ExcursionSettings
{
    /// <summary>In standard deviations of the series on its worse side.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [0, 1, 2];

    public ExcursionAction Action { get; init; } = ExcursionAction.Report;

    /// <summary>True: where the approximation does not hold, nothing is said in place of a simulation.</summary>
    public bool Strict { get; init; }
}
