namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Lanczos1 to 3: b1 exp(-b2 x) + b3 exp(-b4 x) + b5 exp(-b6 x).</summary>
internal readonly struct Lanczos : INistCurve
{
    public static int ParameterCount => 6;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var value = 0.0;
        for (var k = 0; k < 6; k += 2)
        {
            var decay = Math.Exp(-b[k + 1] * x);
            gradient[k] = decay;
            gradient[k + 1] = -x * b[k] * decay;
            value += b[k] * decay;
        }

        return value;
    }
}
