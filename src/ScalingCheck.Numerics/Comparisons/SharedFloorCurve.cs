namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// The curve y = E + exp(lnA - alpha u) that was fitted to the points of both commits together. u = ln x from any origin;
/// <paramref name="LnA"/> belongs to the same origin: with u = ln x it is ln A, with u = ln(x/x_ref) it is ln A'.
/// </summary>
/// <param name="E">Floor, ≥ 0, in the unit of y.</param>
/// <param name="LnA">Logarithm of the reducible part at u = 0.</param>
/// <param name="Alpha">Exponent, &gt; 0.</param>
public sealed record SharedFloorCurve(double E, double LnA, double Alpha)
{
    /// <summary>The share of y that still shrinks with size: A e^(-alpha u)/(E + A e^(-alpha u)), between 0 and 1.</summary>
    /// <param name="u">ln x, from the origin of <see cref="LnA"/>.</param>
    public double ReducibleShare(double u) => E == 0 ? 1 : 1 / (1 + E * Math.Exp(Alpha * u - LnA));
}
