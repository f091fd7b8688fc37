namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Rat43: b1 / (1 + exp(b2 - b3 x))^(1 / b4).</summary>
internal readonly struct Rat43 : INistCurve
{
    public static int ParameterCount => 4;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var at = b[1] - (b[2] * x);
        // ln(1 + e^t) without overflow.
        var log = at > 40 ? at : Math.Log(1 + Math.Exp(at));
        var value = b[0] * Math.Exp(-log / b[3]);
        var slope = value / b[3] / (1 + Math.Exp(-at));
        gradient[0] = value / b[0];
        gradient[1] = -slope;
        gradient[2] = x * slope;
        gradient[3] = value * log / (b[3] * b[3]);
        return value;
    }
}
