namespace ScalingCheck.Numerics.Fitting;

/// <summary>What the draws of a bootstrap found.</summary>
/// <param name="Thetas">The parameters as they are optimised, draw by draw; NaN where no fit was found.</param>
/// <param name="Redrawn">How many draws could not be fitted (too few distinct sizes, a y below zero) and were made again.</param>
/// <param name="Missed">In how many of the checked draws another start ended lower than the optimum of the data led to.</param>
/// <param name="Restarted">True when every draw was therefore fitted from the law's own starts.</param>
internal sealed record BootstrapDraws(double[] Thetas, int Redrawn, int Missed, bool Restarted);
