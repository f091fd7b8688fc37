namespace ScalingCheck.Benchmarks.Nist;

/// <summary>DanWood: b1 x^b2.</summary>
internal readonly struct DanWood : INistCurve
{
    public static int ParameterCount => 2;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var power = Math.Pow(x, b[1]);
        gradient[0] = power;
        gradient[1] = b[0] * power * Math.Log(x);
        return b[0] * power;
    }
}
