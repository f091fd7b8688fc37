using System.Runtime.CompilerServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>From ln y and its gradient, which every law gives, to those of y.</summary>
internal static class Values
{
    /// <summary>y from ln y; the gradient becomes that of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromLog(double logValue, Span<double> gradient)
    {
        var value = Math.Exp(logValue);
        for (var k = 0; k < gradient.Length; k++) gradient[k] *= value;
        return value;
    }
}
