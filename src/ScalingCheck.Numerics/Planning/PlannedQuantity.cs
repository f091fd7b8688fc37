namespace ScalingCheck.Numerics.Planning;

/// <summary>An answer before and after the planned runs.</summary>
/// <param name="Name">
/// The name of a parameter in its unit (a scale in ln), <c>forecast</c> in ln y, <c>slope</c> per e-fold and <c>ratio</c> of
/// the paired test in ln.
/// </param>
/// <param name="Before">With the existing runs.</param>
/// <param name="After">With the planned runs too.</param>
public sealed record PlannedQuantity(string Name, Precision Before, Precision After);
