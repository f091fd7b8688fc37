namespace ScalingCheck.Numerics.Fitting;

/// <summary>How to spend an amount of compute C = 6 N D so that the law's y is least. The three tell one number.</summary>
/// <param name="Compute">C in FLOP.</param>
/// <param name="Parameters">N*, named <c>params</c>.</param>
/// <param name="Tokens">D* = C / (6 N*), named <c>tokens</c>.</param>
/// <param name="TokensPerParameter">D*/N*, named <c>tokens-per-param</c>.</param>
public sealed record Allocation(
    double Compute, FittedQuantity Parameters, FittedQuantity Tokens, FittedQuantity TokensPerParameter);
