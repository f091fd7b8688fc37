namespace ScalingCheck.Numerics.Complexity;

/// <summary>How well a class of growth describes the points, beside the other classes.</summary>
/// <param name="Name">The class: <c>O(1)</c>, <c>O(log n)</c>, <c>O(n)</c>, <c>O(n log n)</c>, <c>O(n^2)</c>, <c>O(n^3)</c>.</param>
/// <param name="Weight">
/// Akaike weight of the class, 0 to 1: its variants with and without a fixed cost together. The weights of all classes sum
/// to 1.
/// </param>
/// <param name="Scale">k of the better variant, y = k g(n) + d, in the unit of y, with logarithms to base 2.</param>
/// <param name="Overhead">d of the better variant, in the unit of y; 0 when that has none.</param>
/// <param name="Objective">Weighted sum of squared residuals of ln y of the better variant.</param>
/// <param name="ResidualStandardDeviation">Residual standard deviation of ln y of the better variant.</param>
/// <param name="VariantWeight">Akaike weight of the better variant alone, among all candidates.</param>
public sealed record ComplexityClass(
    string Name,
    double Weight,
    double Scale,
    double Overhead,
    double Objective,
    double ResidualStandardDeviation,
    double VariantWeight);
