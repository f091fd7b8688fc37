using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>y = a n^b (ln n)^c with c free, a plane in ln n and ln ln n: the second axis is ln n.</summary>
internal sealed class FreeLogPower : ILawForm
{
    private const int LogA = 0;
    private const int B = 1;
    private const int C = 2;

    /// <inheritdoc/>
    public string Id => "power-log";

    /// <inheritdoc/>
    public string Equation => "y = a n^b (ln n)^c";

    /// <inheritdoc/>
    public int Axes => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["a", "b", "c"];

    /// <inheritdoc/>
    public IReadOnlyList<string> EstimateNames { get; } = ["exponent", "log-power", "scale", "local-slope", "local-slope-at-largest"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [];

    /// <inheritdoc/>
    public Trend Trend => Trend.Any;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<Model>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<Model>(this);

    /// <inheritdoc/>
    public int Starts(FitPoints points, Span<double> starts)
    {
        starts[..3].Clear();
        return 1;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points)
    {
        var (mean, largest) = (points.LogXReference[0], Math.Log(points.X[0][^1]));
        return
        [
            Linear("exponent", [0, 1, 0]),
            Linear("log-power", [0, 0, 1]),
            ReportedQuantity.Exponential("scale", [1, -mean, -points.LogXReference[1]], points.LogYReference),
            Linear("local-slope", [0, 1, 1 / mean]),
            Linear("local-slope-at-largest", [0, 1, 1 / largest]),
        ];
    }

    private static ReportedQuantity Linear(string name, double[] coefficients) =>
        new(name, coefficients, 0, 1, Logarithmic: false, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>ln y = ln a' + b u + c v.</summary>
    private readonly struct Model : ILogModel
    {
        public static int ParameterCount => 3;

        public static bool IsLinear => true;

        public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
        {
            (gradient[LogA], gradient[B], gradient[C]) = (1, u, v);
            return theta[LogA] + (theta[B] * u) + (theta[C] * v);
        }
    }
}
