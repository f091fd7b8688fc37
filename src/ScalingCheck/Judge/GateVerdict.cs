using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The answer of one gate.</summary>
internal sealed record GateVerdict
{
    public required GateRule Gate { get; init; }

    /// <summary>What is gated, and against what when it is a fixed limit: <c>slope</c>, <c>forecast@N=1e7 max</c>.</summary>
    public required string Name { get; init; }

    /// <summary>True for a fixed limit, false for a comparison with the baseline.</summary>
    public bool IsLimit { get; init; }

    public required Verdict Verdict { get; init; }

    public required Comparison Comparison { get; init; }

    /// <summary>The head's estimate; null for a gate that only exists between two curves.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>Probability of so bad a result from code that is exactly as bad as the margin allows.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>P adjusted for the number of gates of the family.</summary>
    public double Q { get; init; } = double.NaN;

    /// <summary>The gates that it was corrected with.</summary>
    public GateFamily Family { get; init; }

    /// <summary>The smallest worsening that this gate would catch eight times in ten, on the scale of the comparison.</summary>
    public double Detectable { get; init; } = double.NaN;

    /// <summary>One sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The reviewed entry that lets a regression through; null when there is none.</summary>
    public Acceptance? Acceptance { get; init; }

    /// <summary>True for a commit of the base branch that looks bad alone: whether it is, the next ones say.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>What the detector says of the gate; null anywhere but on the base branch.</summary>
    public Watch? Watch { get; init; }

    public Worsening Worsening => Comparison.Worsening;
}
