namespace ScalingCheck.Checks;

/// <summary>What one check found in one commit, for one value of its <c>by</c> labels.</summary>
internal sealed record CheckOutcome
{
    public required NamedValues<string> Group { get; init; }

    /// <summary>Name of the fitted form.</summary>
    public required string Form { get; init; }

    /// <summary>The fitted form as text, for the reader.</summary>
    public string Equation { get; init; } = "";

    /// <summary>Why there are no estimates, in one sentence that says what is missing; null when there are.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<Estimate> Estimates { get; init; } = [];

    /// <summary>The measured points that were fitted.</summary>
    public required Series Points { get; init; }

    /// <summary>The measured curve, when there is one axis.</summary>
    public Curve? Curve { get; init; }

    /// <summary>The fitted curve: sizes to y; NaN when refused.</summary>
    public Func<double[], double> Predict { get; init; } = static _ => double.NaN;

    /// <summary>Points less parameters.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>What was minimised, as the configuration names it; empty for a kind that has no choice.</summary>
    public string Objective { get; init; } = "";

    /// <summary>How intervals were found, as the configuration names it; empty for a kind that has no choice.</summary>
    public string Intervals { get; init; } = "";

    /// <summary>One line that a person reads: "reads as O(n log n)".</summary>
    public string? Reading { get; init; }

    /// <summary>The laws that this one was chosen from, the best first; empty when there was no choice.</summary>
    public IReadOnlyList<RankedLaw> Ranking { get; init; } = [];

    /// <summary>Numbers about the fit by name, in a stable order.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Diagnostics { get; init; } = [];

    /// <summary>What a careful reader should know, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The outcome for points that cannot answer: the points for the picture, and the reason.</summary>
    public static CheckOutcome RefusedBy(Series points, string form, string refusal) => new()
    {
        Group = points.Group,
        Form = form,
        Points = points,
        Curve = Checks.Curve.Of(points),
        Refusal = refusal,
        Warnings = points.Notes,
    };
}
