namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Nelson: log[y] = b1 - b2 x1 exp(-b3 x2).</summary>
internal readonly struct Nelson : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var decay = x * Math.Exp(-b[2] * z);
        gradient[0] = 1;
        gradient[1] = -decay;
        gradient[2] = b[1] * z * decay;
        return b[0] - (b[1] * decay);
    }
}
