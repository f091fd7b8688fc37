using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// L = E + A/N^alpha + B/D^beta with E ≥ 0, A, B &gt; 0; N parameters, D tokens. (Approach 3 of Hoffmann et al. 2022,
/// arXiv 2203.15556; on ln L as in Besiroglu et al. 2024, arXiv 2404.10102, but with squares.)
/// </summary>
internal sealed class Chinchilla : ILawForm
{
    private const int Wanted = 12;

    /// <summary>A term this small beside the loss, at the centre of the sizes, is absent.</summary>
    private const double AbsentTerm = 1e-5;

    /// <inheritdoc/>
    public string Id => "chinchilla";

    /// <inheritdoc/>
    public string Equation => "y = E + A/N^alpha + B/D^beta";

    /// <inheritdoc/>
    public int Axes => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["A", "alpha", "B", "beta", "E"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [ChinchillaModel.Alpha, ChinchillaModel.Beta];

    /// <inheritdoc/>
    public bool TakesExponentPrior => true;

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<ChinchillaModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<ChinchillaModel>(this);

    /// <inheritdoc/>
    public IReadOnlyList<string> OwnAxisNames { get; } = ["N", "D"];

    /// <summary>Far wider than what is believed: an exponent outside shows itself instead of sticking to a bound.</summary>
    public void Bounds(Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        (lower[ChinchillaModel.Alpha], upper[ChinchillaModel.Alpha]) = (1e-3, 8);
        (lower[ChinchillaModel.Beta], upper[ChinchillaModel.Beta]) = (1e-3, 8);
        lower[ChinchillaModel.E] = 0;
    }

    /// <inheritdoc/>
    public int Starts(FitPoints points, Span<double> starts) => ChinchillaGrid.Starts(points, starts);

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("alpha", 5, ChinchillaModel.Alpha, 1, 1e-3, 8) with { Believed = new(.02, 3) },
        ReportedQuantity.Parameter("beta", 5, ChinchillaModel.Beta, 1, 1e-3, 8) with { Believed = new(.02, 3) },
        ReportedQuantity.Parameter(
            "E", 5, ChinchillaModel.E, Math.Exp(points.LogYReference), 0, Math.Exp(points.LogY.Max()))
            with { Floor = "floor" },
        ReportedQuantity.Exponential("A", [1, points.LogXReference[0], 0, 0, 0], points.LogYReference),
        ReportedQuantity.Exponential("B", [0, 0, 1, points.LogXReference[1], 0], points.LogYReference),
    ];

    /// <inheritdoc/>
    public ReportedQuantity? ForTarget(FitPoints points, double value) =>
        ReportedQuantity.Exponential(
            "compute",
            ChinchillaModel.ComputeForTarget,
            Math.Exp(Math.Log(value) - points.LogYReference),
            Math.Log(6) + points.LogXReference[0] + points.LogXReference[1]);

    /// <inheritdoc/>
    public ReportedQuantity? OptimalSize(FitPoints points, double compute) =>
        ReportedQuantity.Exponential(
            "params",
            ChinchillaModel.OptimalSize,
            Math.Log(compute / 6) - points.LogXReference[0] - points.LogXReference[1],
            points.LogXReference[0]);

    /// <inheritdoc/>
    public string? RefusePoints(FitPoints points, FitOptions options) => PlaneChecks.Refuse(this, points, options);

    /// <inheritdoc/>
    public string? RefuseFit(ReadOnlySpan<double> theta, FitOptions options)
    {
        for (var axis = 0; axis < 2; axis++)
        {
            if (theta[axis == 0 ? ChinchillaModel.LogA : ChinchillaModel.LogB] < Math.Log(AbsentTerm))
                return PlaneChecks.NoEffect(this, options, axis);
        }

        return null;
    }

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) => PlaneChecks.Singular(
        this, tangled, tangled.Any(name => name is "A" or "alpha") && tangled.Any(name => name is "B" or "beta"), options);

    /// <inheritdoc/>
    public IEnumerable<string> Warn(FitPoints points)
    {
        if (points.Count < Wanted)
            yield return $"Only {Words.Count(points.Count, "point", "points")} for 5 parameters: expect wide intervals; {Wanted} or more are better.";
    }
}
