namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Misra1a, BoxBOD: b1 (1 - exp(-b2 x)).</summary>
internal readonly struct ExponentialRise : INistCurve
{
    public static int ParameterCount => 2;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var left = Math.Exp(-b[1] * x);
        gradient[0] = 1 - left;
        gradient[1] = b[0] * x * left;
        return b[0] * (1 - left);
    }
}
