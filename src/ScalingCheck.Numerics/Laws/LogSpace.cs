using System.Runtime.CompilerServices;

namespace ScalingCheck.Numerics.Laws;

/// <summary>Sums of exponentials in logarithms, exact in both tails and without overflow.</summary>
internal static class LogSpace
{
    /// <summary>ln(1 + e^z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double z) => Math.Max(z, 0) + LogOnePlus(Math.Exp(-Math.Abs(z)));

    /// <summary>1 / (1 + e^-z), the slope of <see cref="Softplus"/>; 1 - Logistic(z) is Logistic(-z), without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Logistic(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(e^a + e^b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double a, double b) => a + Softplus(b - a);

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, to the last digit for small x too (Kahan's correction of the rounded 1 + x).</summary>
    internal static double LogOnePlus(double x)
    {
        var rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }
}
