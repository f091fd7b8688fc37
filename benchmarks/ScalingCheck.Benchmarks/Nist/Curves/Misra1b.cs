namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Misra1b: b1 (1 - (1 + b2 x / 2)⁻²).</summary>
internal readonly struct Misra1b : INistCurve
{
    public static int ParameterCount => 2;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = 1 + (b[1] * x / 2);
        gradient[0] = 1 - (1 / (q * q));
        gradient[1] = b[0] * x / (q * q * q);
        return b[0] * gradient[0];
    }
}
