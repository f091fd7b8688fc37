namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Bennett5: b1 (b2 + x)^(-1 / b3).</summary>
internal readonly struct Bennett5 : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = b[1] + x;
        var power = Math.Pow(q, -1 / b[2]);
        var value = b[0] * power;
        gradient[0] = power;
        gradient[1] = -value / (b[2] * q);
        gradient[2] = value * Math.Log(q) / (b[2] * b[2]);
        return value;
    }
}
