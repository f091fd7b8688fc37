namespace ScalingCheck.Numerics.Planning;

/// <summary>A candidate size in a plan.</summary>
/// <param name="Sizes">One number per axis.</param>
/// <param name="Existing">Runs of it that there are.</param>
/// <param name="Runs">Runs to add.</param>
/// <param name="CostPerRun">Cost of one.</param>
/// <param name="BoundShare">Share of the budget in the best design without whole numbers, caps or a least number of sizes.</param>
/// <param name="GainOfOneMore">
/// By what share one run more than planned would lower the standard error of the goal (for everything: of the mean
/// parameter), whatever it costs.
/// </param>
public sealed record PlannedSize(
    IReadOnlyList<double> Sizes, int Existing, int Runs, double CostPerRun, double BoundShare, double GainOfOneMore);
