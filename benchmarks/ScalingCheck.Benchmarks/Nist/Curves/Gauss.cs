namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Gauss1 to 3: b1 exp(-b2 x) + b3 exp(-(x - b4)² / b5²) + b6 exp(-(x - b7)² / b8²).</summary>
internal readonly struct Gauss : INistCurve
{
    public static int ParameterCount => 8;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient)
    {
        var decay = Math.Exp(-b[1] * x);
        gradient[0] = decay;
        gradient[1] = -x * b[0] * decay;
        var value = b[0] * decay;
        for (var k = 2; k < 8; k += 3)
        {
            var t = (x - b[k + 1]) / b[k + 2];
            var bell = Math.Exp(-t * t);
            gradient[k] = bell;
            gradient[k + 1] = 2 * b[k] * bell * t / b[k + 2];
            gradient[k + 2] = 2 * b[k] * bell * t * t / b[k + 2];
            value += b[k] * bell;
        }

        return value;
    }
}
