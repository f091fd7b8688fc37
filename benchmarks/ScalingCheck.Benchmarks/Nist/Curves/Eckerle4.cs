namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Eckerle4: b1 / b2 exp(-½ ((x - b3) / b2)²).</summary>
internal readonly struct Eckerle4 : INistCurve
{
    public static int ParameterCount => 3;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var t = (x - b[2]) / b[1];
        var bell = Math.Exp(-.5 * t * t) / b[1];
        var value = b[0] * bell;
        gradient[0] = bell;
        gradient[1] = value * ((t * t) - 1) / b[1];
        gradient[2] = value * t / b[1];
        return value;
    }
}
