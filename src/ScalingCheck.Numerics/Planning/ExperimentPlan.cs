using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>Which runs to add, or why none can be named.</summary>
public sealed record ExperimentPlan
{
    /// <summary>
    /// The runs that make the standard error of an answer smallest for a budget, by the delta method. The design is local,
    /// best for the fitted curve: <see cref="PlanOptions.Draws"/> shows what other curves it serves.
    /// </summary>
    /// <param name="fit">The present fit, of which the curve is taken.</param>
    /// <param name="existing">The runs that the new ones join, weights as in the fit; null to plan from nothing.</param>
    /// <param name="options">What may be run, for how much, and why.</param>
    /// <returns>The plan, or a refusal. Never throws for the numbers it is given.</returns>
    public static ExperimentPlan For(LawFit fit, FitData? existing, PlanOptions options) =>
        Planner.Plan(fit, existing, options);

    /// <summary>Why there is no plan, in one sentence that says what is missing; null when there is one.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was planned for: the wanted goal, or everything where the fit does not identify the wanted one yet.</summary>
    public PlanGoal Goal { get; init; } = PlanGoal.Everything;

    /// <summary>The candidates in their order; empty when refused.</summary>
    public IReadOnlyList<PlannedSize> Sizes { get; init; } = [];

    /// <summary>Cost of all runs to add.</summary>
    public double Cost { get; init; } = double.NaN;

    /// <summary>Standard deviation of ln y of one run.</summary>
    public double Noise { get; init; } = double.NaN;

    /// <summary>
    /// Standard error of the goal after the plan; for everything that of the mean parameter, σ det(M)^(-1/2p).
    /// </summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>What no plan with this budget can beat; 0 when it is not known.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>
    /// Variance of the bound over that of the plan, at most 1: what whole numbers, the cap and the least number of sizes
    /// cost.
    /// </summary>
    public double Efficiency => Bound * Bound / (StandardError * StandardError);

    /// <summary>True when every plan within budget and cap was tried; else the search was by exchanges.</summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Parameters, forecast and paired answers before and after.</summary>
    public IReadOnlyList<PlannedQuantity> Quantities { get; init; } = [];

    /// <summary>
    /// Largest standard error of the goal when the truth is one of <see cref="PlanOptions.Draws"/>; NaN without draws.
    /// </summary>
    public double WorstStandardError { get; init; } = double.NaN;

    /// <summary>How many draws that is the worst of.</summary>
    public int Draws { get; init; }

    /// <summary>What a careful reader should know, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
