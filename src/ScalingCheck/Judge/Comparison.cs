using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The head against the baseline (or against a limit) on one gate, before the many-gates correction.</summary>
internal sealed record Comparison
{
    /// <summary>How much worse, positive = worse, on the log scale when <see cref="IsRelative"/>.</summary>
    public required Worsening Worsening { get; init; }

    /// <summary>How much worse is still fine, on the same scale.</summary>
    public double Margin { get; init; }

    /// <summary>True: changes are logarithms of ratios and read as per cent.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Which way the compared quantity is good; it decides how an improvement reads in per cent.</summary>
    public Direction Better { get; init; } = Direction.Lower;

    /// <summary>What a change is per: <c>e-fold of N</c> for a slope, else null.</summary>
    public string? Per { get; init; }

    /// <summary>How the comparison was made, for the reader: <c>12 commits at the same 7 sizes</c>.</summary>
    public required string Method { get; init; }

    /// <summary>How many base commits were compared with; 0 for a fixed limit.</summary>
    public int Commits { get; init; }

    /// <summary>What else a careful reader should know of it, in one sentence; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>True for a comparison with the history at the same sizes, the usual one.</summary>
    public bool IsWithHistory { get; init; }

    /// <summary>The baseline's value of the estimate, with its interval where there is one.</summary>
    public double BaseValue { get; init; } = double.NaN;

    public double BaseLower { get; init; } = double.NaN;

    public double BaseUpper { get; init; } = double.NaN;

    /// <summary>Why the answer can only be "inconclusive" whatever the numbers, in one sentence; null when they decide.</summary>
    public string? Undecidable { get; init; }

    /// <summary>Why the question cannot be asked of these data, in one sentence; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>What would settle an open question, in one sentence.</summary>
    public string? Settle { get; init; }

    public static Comparison Refused(string reason) => new() { Worsening = Nothing, Method = "", Refusal = reason };

    public static Comparison Open(string reason, string method = "") => new() { Worsening = Nothing, Method = method, Undecidable = reason };

    private static Worsening Nothing => new(double.NaN, double.NaN, double.NaN);
}
