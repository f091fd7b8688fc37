namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Chwirut1, Chwirut2: exp(-b1 x) / (b2 + b3 x).</summary>
internal readonly struct Chwirut : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = b[1] + (b[2] * x);
        var value = Math.Exp(-b[0] * x) / q;
        gradient[0] = -x * value;
        gradient[1] = -value / q;
        gradient[2] = -x * value / q;
        return value;
    }
}
