namespace ScalingCheck.Benchmarks.Nist;

/// <summary>MGH09: b1 (x² + b2 x) / (x² + b3 x + b4).</summary>
internal readonly struct Mgh09 : INistCurve
{
    public static int ParameterCount => 4;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var below = (x * (x + b[2])) + b[3];
        var share = x * (x + b[1]) / below;
        var value = b[0] * share;
        gradient[0] = share;
        gradient[1] = b[0] * x / below;
        gradient[2] = -value * x / below;
        gradient[3] = -value / below;
        return value;
    }
}
