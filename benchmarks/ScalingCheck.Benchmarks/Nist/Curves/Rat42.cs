namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Rat42: b1 / (1 + exp(b2 - b3 x)).</summary>
internal readonly struct Rat42 : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var share = 1 / (1 + Math.Exp(b[1] - (b[2] * x)));
        var slope = b[0] * share * (1 - share);
        gradient[0] = share;
        gradient[1] = -slope;
        gradient[2] = x * slope;
        return b[0] * share;
    }
}
