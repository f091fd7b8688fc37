namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Hahn1, Thurber: (b1 + b2 x + b3 x² + b4 x³) / (1 + b5 x + b6 x² + b7 x³).</summary>
internal readonly struct CubicRatio : INistCurve
{
    public static int ParameterCount => 7;

    public static double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient) =>
        Value(3, b, x, gradient);

    /// <summary>The ratio of two polynomials of a degree.</summary>
    public static double Value(int degree, ReadOnlySpan<double> b, double x, Span<double> gradient)
    {
        var (above, below) = (b[degree], b[2 * degree]);
        for (var k = degree - 1; k >= 0; k--)
        {
            above = (above * x) + b[k];
            below = (below * x) + (k == 0 ? 1 : b[degree + k]);
        }

        var value = above / below;
        var power = 1 / below;
        for (var k = 0; k <= degree; k++, power *= x)
        {
            gradient[k] = power;
            if (k > 0) gradient[degree + k] = -value * power;
        }

        return value;
    }
}
