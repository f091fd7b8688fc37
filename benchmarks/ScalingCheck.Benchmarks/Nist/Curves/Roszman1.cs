namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Roszman1: b1 - b2 x - arctan(b3 / (x - b4)) / π.</summary>
internal readonly struct Roszman1 : INistCurve
{
    public static int ParameterCount => 4;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var w = x - b[3];
        var scale = -1 / (Math.PI * ((w * w) + (b[2] * b[2])));
        gradient[0] = 1;
        gradient[1] = -x;
        gradient[2] = w * scale;
        gradient[3] = b[2] * scale;
        return b[0] - (b[1] * x) - (Math.Atan(b[2] / w) / Math.PI);
    }
}
