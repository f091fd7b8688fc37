namespace ScalingCheck.Benchmarks.Nist;

/// <summary>MGH17: b1 + b2 exp(-b4 x) + b3 exp(-b5 x).</summary>
internal readonly struct Mgh17 : INistCurve
{
    public static int ParameterCount => 5;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var (first, second) = (Math.Exp(-b[3] * x), Math.Exp(-b[4] * x));
        gradient[0] = 1;
        gradient[1] = first;
        gradient[2] = second;
        gradient[3] = -x * b[1] * first;
        gradient[4] = -x * b[2] * second;
        return b[0] + (b[1] * first) + (b[2] * second);
    }
}
