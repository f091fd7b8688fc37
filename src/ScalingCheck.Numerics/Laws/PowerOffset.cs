using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.ConstantPlusPower;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = scale x^exponent + overhead, rising, with overhead ≥ 0: time or memory of a program with a fixed cost per call.
/// </summary>
internal sealed class PowerOffset : ILawForm
{
    /// <inheritdoc/>
    public string Id => "power-offset";

    /// <inheritdoc/>
    public string Equation => "y = scale x^exponent + overhead";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["scale", "exponent", "overhead"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [Alpha];

    /// <inheritdoc/>
    public Trend Trend => Trend.Rises;

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
    public int Starts(FitPoints points, Span<double> starts) => ConstantPlusPower.Starts(points, -1, starts);

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("exponent", 3, Alpha, -1, -ProfileSteepest, -ProfileFlattest)
            with { Believed = new(-Steepest, -Flattest) },
        ReportedQuantity.Exponential("scale", [1, points.LogXReference[0], 0], points.LogYReference),
        ReportedQuantity.Parameter("overhead", 3, E, Math.Exp(points.LogYReference), 0, Math.Exp(points.LogY.Max()))
            with { Floor = "overhead" },
    ];

    /// <summary>The slope of ln y on ln x that a bare power law would show, at the reference and at the largest size.</summary>
    public IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta)
    {
        yield return new("local-slope", LocalSlope(theta, 0));
        yield return new("local-slope-at-largest", LocalSlope(theta, points.U[^1]));
    }

    private static double LocalSlope(double[] theta, double u)
    {
        var power = Math.Exp(theta[LogA] - (theta[Alpha] * u));
        return -theta[Alpha] * power / (theta[E] + power);
    }

    private static void Bounds(double flattest, double steepest, Span<double> lower, Span<double> upper)
    {
        lower[LogA] = double.NegativeInfinity;
        upper[LogA] = double.PositiveInfinity;
        (lower[Alpha], upper[Alpha]) = (-steepest, -flattest);
        (lower[E], upper[E]) = (0, double.PositiveInfinity);
    }
}
