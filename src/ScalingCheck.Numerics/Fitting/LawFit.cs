namespace ScalingCheck.Numerics.Fitting;

/// <summary>What a fit found, or why it found nothing.</summary>
public sealed record LawFit
{
    /// <summary>Name of the law.</summary>
    public required string Law { get; init; }

    /// <summary>Why the data cannot answer, in one sentence that says what is missing; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>The parameters; empty when refused.</summary>
    public IReadOnlyList<FittedQuantity> Parameters { get; init; } = [];

    /// <summary>One forecast for each of <see cref="FitOptions.ForecastAt"/>, in that order; empty when refused.</summary>
    public IReadOnlyList<FittedQuantity> Forecasts { get; init; } = [];

    /// <summary>
    /// One for each of <see cref="FitOptions.TargetValues"/>, in that order: <c>size</c> for a law of one axis,
    /// <c>compute</c> for two; empty when refused.
    /// </summary>
    public IReadOnlyList<FittedQuantity> SizesForTargets { get; init; } = [];

    /// <summary>One for each of <see cref="FitOptions.ComputeAt"/>, in that order; empty when refused.</summary>
    public IReadOnlyList<Allocation> Allocations { get; init; } = [];

    /// <summary>
    /// The minimum of <see cref="FitOptions.Objective"/>, the sum of its own terms: of squares (of absolute values, of
    /// Huber's ρ) of the residuals of ln y, or of y in its unit.
    /// </summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>
    /// Residual standard deviation of ln y, or of y where residuals are: sqrt(Σ w r² / degrees of freedom), or that of the
    /// misfit alone where a warning says that the form does not fit. In units of the weights where these are not about 1.
    /// </summary>
    public double ResidualStandardDeviation { get; init; } = double.NaN;

    /// <summary>Number of points, repeats counted; with standard errors, the number of different sizes.</summary>
    public int Count { get; init; }

    /// <summary>Degrees of freedom of the residual scatter: points less parameters, or different sizes less parameters.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>Numbers about the fit by name (<c>condition</c>, <c>remaining-gain</c>, <c>x_ref</c>), in a stable order.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Diagnostics { get; init; } = [];

    /// <summary>What a careful reader should know, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// One row per bootstrap draw that could be fitted: the estimates in the order of
    /// <see cref="ScalingCheck.Numerics.Laws.IScalingLaw.EstimateNames"/>, then <see cref="Forecasts"/>, in the same units.
    /// Whatever is computed from the parameters of a row is a draw of that quantity. Empty without a bootstrap.
    /// </summary>
    public IReadOnlyList<double[]> Draws { get; init; } = [];

    /// <summary>The fitted curve: sizes (one per axis) to y. Gives NaN when the fit was refused.</summary>
    public Func<double[], double> Predict { get; init; } = static _ => double.NaN;

    /// <summary>One of <see cref="Parameters"/>; of a refused fit, one that is not identified for the reason of the refusal.</summary>
    /// <param name="name">One of <see cref="ScalingCheck.Numerics.Laws.IScalingLaw.EstimateNames"/>.</param>
    /// <exception cref="ArgumentException">The law estimates nothing of that name.</exception>
    public FittedQuantity Parameter(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name) return parameter;
        }

        return Refusal is not null
            ? Sentences.None(name, Refusal)
            : throw new ArgumentException($"{Law} estimates {string.Join(", ", Parameters.Select(p => p.Name))}, not '{name}'.", nameof(name));
    }

    /// <summary>The derivatives of the fitted curve; null when the fit was refused.</summary>
    internal LawSensitivity? Sensitivity { get; init; }
}
