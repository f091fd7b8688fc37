namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Kirby2: (b1 + b2 x + b3 x²) / (1 + b4 x + b5 x²).</summary>
internal readonly struct QuadraticRatio : INistCurve
{
    public static int ParameterCount => 5;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient) =>
        CubicRatio.Value(2, b, x, gradient);
}
