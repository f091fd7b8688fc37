using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// A joint curve against separate ones: F = ((SSR joint - SSR separate)/restrictions)/(SSR separate/df). It has no sign.
/// </summary>
/// <param name="F">The statistic, ≥ 0.</param>
/// <param name="Restrictions">How many parameters the joint curve saves.</param>
/// <param name="DegreesOfFreedom">Points less parameters of the separate curves.</param>
/// <param name="JointSumOfSquares">Weighted sum of squares of ln y about the joint curve.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FTest(double F, int Restrictions, int DegreesOfFreedom, double JointSumOfSquares)
{
    /// <summary>Probability of an F at least as large when the joint curve is true.</summary>
    /// <returns>The p-value, with its digits in the far tail; NaN when <see cref="F"/> is not a number.</returns>
    public double PValue() => NoncentralF.UpperTail(F, Restrictions, DegreesOfFreedom, 0);

    /// <summary>Compares two sums of squares; rounding may leave the joint one a hair below, which counts as equal.</summary>
    internal static FTest Of(double joint, double separate, int restrictions, int degreesOfFreedom) => new(
        Math.Max(0, joint - separate) / restrictions / (separate / degreesOfFreedom), restrictions, degreesOfFreedom, joint);
}
