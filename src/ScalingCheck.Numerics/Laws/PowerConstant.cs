using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.ConstantPlusPower;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E + A x^-alpha with E ≥ 0, A &gt; 0: the default for losses. (M2 of Alabdulmohsin et al. 2022, arXiv 2209.06640;
/// Hestness et al. 2017, arXiv 1712.00409.)
/// </summary>
internal sealed class PowerConstant : ILawForm
{
    /// <inheritdoc/>
    public string Id => "power-constant";

    /// <inheritdoc/>
    public string Equation => "y = E + A x^-alpha";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["A", "alpha", "E"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [Alpha];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<ConstantPlusPower>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<ConstantPlusPower>(this);

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper) => Bounds(Flattest, Steepest, lower, upper);

    /// <inheritdoc/>
    public void ProfileBounds(Span<double> lower, Span<double> upper) =>
        Bounds(ProfileFlattest, ProfileSteepest, lower, upper);

    /// <inheritdoc/>
    public int Starts(FitPoints points, Span<double> starts) => ConstantPlusPower.Starts(points, 1, starts);

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("alpha", 3, Alpha, 1, ProfileFlattest, ProfileSteepest)
            with { Believed = new(Flattest, Steepest) },
        // Noise may leave the smallest y below the floor, but no floor lies above all of y.
        ReportedQuantity.Parameter("E", 3, E, Math.Exp(points.LogYReference), 0, Math.Exp(points.LogY.Max()))
            with { Floor = "floor" },
        ReportedQuantity.Exponential("A", [1, points.LogXReference[0], 0], points.LogYReference),
    ];

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta)
    {
        var reducible = Math.Exp(theta[LogA] - (theta[Alpha] * points.U[^1]));
        yield return new("reducible-share", reducible / (theta[E] + reducible));
    }

    private static void Bounds(double flattest, double steepest, Span<double> lower, Span<double> upper)
    {
        lower[LogA] = double.NegativeInfinity;
        upper[LogA] = double.PositiveInfinity;
        (lower[Alpha], upper[Alpha]) = (flattest, steepest);
        (lower[E], upper[E]) = (0, double.PositiveInfinity);
    }
}
