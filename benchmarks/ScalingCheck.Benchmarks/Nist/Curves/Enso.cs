namespace ScalingCheck.Benchmarks.Nist;

/// <summary>ENSO: b1 + cycles (cosine, sine) of 12 (b2, b3), b4 (b5, b6) and b7 (b8, b9) months.</summary>
internal readonly struct Enso : INistCurve
{
    public static int ParameterCount => 9;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var (sine, cosine) = Math.SinCos(Math.Tau * x / 12);
        gradient[0] = 1;
        gradient[1] = cosine;
        gradient[2] = sine;
        var value = b[0] + (b[1] * cosine) + (b[2] * sine);
        for (var k = 3; k < 9; k += 3)
        {
            var phase = Math.Tau * x / b[k];
            (sine, cosine) = Math.SinCos(phase);
            gradient[k] = ((b[k + 1] * sine) - (b[k + 2] * cosine)) * phase / b[k];
            gradient[k + 1] = cosine;
            gradient[k + 2] = sine;
            value += (b[k + 1] * cosine) + (b[k + 2] * sine);
        }

        return value;
    }
}
