using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Benchmarks.Nist;

/// <summary>
/// A NIST curve for the product's kernel, which expects parameters of order one: θ = b / scale, the scale being the start.
/// The kernel minimises Σ (target - LogValue)²; nothing in it takes a logarithm.
/// </summary>
internal readonly struct ScaledCurve<TCurve> : ILogModel
    where TCurve : struct, INistCurve
{
    // ILogModel is stateless, the scale is not: one for each thread.
    [ThreadStatic]
    private static double[]? _scale;

    [ThreadStatic]
    private static long _values;

    /// <summary>How many values this thread computed.</summary>
    public static long Values
    {
        get => _values;
        set => _values = value;
    }

    public static int ParameterCount => TCurve.ParameterCount;

    public static bool IsLinear => false;

    /// <summary>Sets the unit of each parameter for the fits of this thread.</summary>
    public static void ScaleBy(double[] scale) => _scale = scale;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var scale = _scale!;
        _values++;
        Span<double> b = stackalloc double[theta.Length];
        for (var k = 0; k < b.Length; k++) b[k] = theta[k] * scale[k];
        var value = TCurve.Value(b, u, v, gradient);
        for (var k = 0; k < b.Length; k++) gradient[k] *= scale[k];
        return value;
    }
}
