using MathNet.Numerics;

namespace ScalingCheck.Numerics.Processes;

/// <summary>The standard normal distribution.</summary>
internal static class StandardNormal
{
    /// <summary>P(X ≤ x), with all digits in the lower tail too.</summary>
    public static double Below(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    /// <summary>P(X &gt; x), with all digits in the upper tail too.</summary>
    public static double Above(double x) => Below(-x);
}
