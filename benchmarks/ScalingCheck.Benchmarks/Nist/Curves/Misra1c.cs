namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Misra1c: b1 (1 - (1 + 2 b2 x)^-½).</summary>
internal readonly struct Misra1c : INistCurve
{
    public static int ParameterCount => 2;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = 1 + (2 * b[1] * x);
        var root = Math.Sqrt(q);
        gradient[0] = 1 - (1 / root);
        gradient[1] = b[0] * x / (q * root);
        return b[0] * gradient[0];
    }
}
