namespace ScalingCheck.Numerics.Fitting;

/// <summary>All that a fit estimates, as in <see cref="LawFit"/>.</summary>
internal sealed record FittedQuantities(
    List<FittedQuantity> Parameters,
    List<FittedQuantity> Forecasts,
    List<FittedQuantity> SizesForTargets,
    List<Allocation> Allocations);
