using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = A x^-alpha: ordinary least squares of ln y on ln x, exact t intervals. Rising data give a negative alpha.
/// (M1 of Alabdulmohsin et al. 2022, arXiv 2209.06640.)
/// </summary>
internal sealed class PowerLaw : ILawForm
{
    private const int LogA = 0;
    private const int Alpha = 1;

    /// <inheritdoc/>
    public string Id => "power";

    /// <inheritdoc/>
    public string Equation => "y = A x^-alpha";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["A", "alpha"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [Alpha];

    /// <summary>A constant y is refused, except for the complexity of a program, where it is an answer.</summary>
    public Trend Trend { get; init; } = Trend.NotConstant;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<Model>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<Model>(this);

    /// <inheritdoc/>
    public int Starts(FitPoints points, Span<double> starts)
    {
        starts[Alpha] = -PointChecks.LogLogSlope(points, out _);
        starts[LogA] = 0;
        return 1;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("alpha", 2, Alpha, 1, double.NegativeInfinity, double.PositiveInfinity),
        ReportedQuantity.Exponential("A", [1, points.LogXReference[0]], points.LogYReference),
    ];

    /// <summary>ln y = ln A' - alpha u.</summary>
    private readonly struct Model : ILogModel
    {
        public static int ParameterCount => 2;

        public static bool IsLinear => true;

        public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
        {
            gradient[LogA] = 1;
            gradient[Alpha] = -u;
            return theta[LogA] - (theta[Alpha] * u);
        }
    }
}
