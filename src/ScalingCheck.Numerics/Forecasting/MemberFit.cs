namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A fitted member.</summary>
/// <param name="Theta">The parameters of its form, in the units of the curve.</param>
/// <param name="Objective">The minimum: sum of squares and priors.</param>
internal sealed record MemberFit(double[] Theta, double Objective);
