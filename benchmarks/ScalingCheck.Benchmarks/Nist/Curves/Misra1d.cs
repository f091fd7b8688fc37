namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Misra1d: b1 b2 x / (1 + b2 x).</summary>
internal readonly struct Misra1d : INistCurve
{
    public static int ParameterCount => 2;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = 1 + (b[1] * x);
        gradient[0] = b[1] * x / q;
        gradient[1] = b[0] * x / (q * q);
        return b[0] * gradient[0];
    }
}
