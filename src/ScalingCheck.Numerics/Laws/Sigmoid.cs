using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Laws;

/// <summary>The logistic curve and its integral at z and at -z, all from one exponential and one logarithm, none by cancellation.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct Sigmoid
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Sigmoid(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        var log = LogSpace.LogOnePlus(e);
        var (large, small) = (1 / (1 + e), e / (1 + e));
        var up = z >= 0;
        (Value, Rest) = up ? (large, small) : (small, large);
        Softplus = Math.Max(z, 0) + log;
        SoftplusOfMinus = Math.Max(-z, 0) + log;
    }

    /// <summary>1 / (1 + e^-z).</summary>
    public double Value { get; }

    /// <summary>1 / (1 + e^z), what is left to 1.</summary>
    public double Rest { get; }

    /// <summary>ln(1 + e^z).</summary>
    public double Softplus { get; }

    /// <summary>ln(1 + e^-z).</summary>
    public double SoftplusOfMinus { get; }
}
