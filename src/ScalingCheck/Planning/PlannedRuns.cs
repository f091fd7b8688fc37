using ScalingCheck.Checks;
using ScalingCheck.Numerics.Planning;

namespace ScalingCheck.Planning;

/// <summary>The runs to add for one check and group.</summary>
/// <param name="Check">The check.</param>
/// <param name="Points">The runs there are.</param>
/// <param name="Form">The law that was planned with.</param>
/// <param name="Plan">The plan, or why there is none.</param>
/// <param name="Settings">What was asked for.</param>
internal sealed record PlannedRuns(CheckSettings Check, Series Points, string Form, ExperimentPlan Plan, PlanSettings Settings);
