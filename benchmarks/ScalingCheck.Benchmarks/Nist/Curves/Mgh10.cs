namespace ScalingCheck.Benchmarks.Nist;

/// <summary>MGH10: b1 exp(b2 / (x + b3)).</summary>
internal readonly struct Mgh10 : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var q = x + b[2];
        var power = Math.Exp(b[1] / q);
        var value = b[0] * power;
        gradient[0] = power;
        gradient[1] = value / q;
        gradient[2] = -value * b[1] / (q * q);
        return value;
    }
}
