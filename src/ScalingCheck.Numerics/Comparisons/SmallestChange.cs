namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The smallest change of one kind that the F tests see with the wanted power.</summary>
/// <param name="Kind">
/// <c>factor</c>: the same factor at every size, in ln y; else the parameter that changes alone (an exponent about the
/// middle of the sizes, a floor in the unit of y).
/// </param>
/// <param name="OneCurve">For one curve against two.</param>
/// <param name="Shape">For the shape; infinity for what it cannot see.</param>
public sealed record SmallestChange(string Kind, double OneCurve, double Shape);
