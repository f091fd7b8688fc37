using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = a - b ln x. Started from the linear solution and finished on ln y like every other law, so that its objective and
/// residual scatter compare with theirs. It reaches zero at a finite size: a forecast beyond is refused.
/// </summary>
internal sealed class LogLinear : ILawForm
{
    private const int Level = 0;
    private const int B = 1;

    /// <inheritdoc/>
    public string Id => "log-linear";

    /// <inheritdoc/>
    public string Equation => "y = a - b ln x";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["a", "b"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [];

    /// <inheritdoc/>
    public Trend Trend => Trend.NotConstant;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<Model>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<Model>(this);

    /// <summary>The relative linear solution, which can leave the law's domain (y &gt; 0), and a level line, which cannot.</summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        var (s11, s1u, suu, b1, bu) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            var one = Math.Exp(-points.LogY[i]);
            var (w, z) = (points.Weights[i], -points.U[i] * one);
            (s11, s1u, suu) = (s11 + (w * one * one), s1u + (w * one * z), suu + (w * z * z));
            (b1, bu) = (b1 + (w * one), bu + (w * z));
        }

        var determinant = (s11 * suu) - (s1u * s1u);
        starts[Level] = ((b1 * suu) - (bu * s1u)) / determinant;
        starts[B] = ((s11 * bu) - (s1u * b1)) / determinant;
        (starts[2 + Level], starts[2 + B]) = (1, 0);
        return 2;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points)
    {
        var unit = Math.Exp(points.LogYReference);
        return
        [
            ReportedQuantity.Parameter("b", 2, B, unit, double.NegativeInfinity, double.PositiveInfinity),
            new("a", [1, points.LogXReference[0]], 0, unit, Logarithmic: false, double.NegativeInfinity, double.PositiveInfinity),
        ];
    }

    /// <summary>y / reference = a' - b' u.</summary>
    private readonly struct Model : ILogModel
    {
        public static int ParameterCount => 2;

        public static bool IsLinear => false;

        public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
        {
            var value = theta[Level] - (theta[B] * u);
            gradient[Level] = 1 / value;
            gradient[B] = -u / value;
            return value > 0 ? Math.Log(value) : double.NaN;
        }
    }
}
