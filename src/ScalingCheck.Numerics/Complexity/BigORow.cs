namespace ScalingCheck.Numerics.Complexity;

/// <summary>One class as Google Benchmark fits it.</summary>
/// <param name="Name">The class, as in <see cref="ComplexityClass"/>.</param>
/// <param name="Coefficient">The factor of g(n), in the unit of y, with logarithms to base 2.</param>
/// <param name="Rms">Root mean square of the residuals, as a share of the mean y.</param>
public sealed record BigORow(string Name, double Coefficient, double Rms);
