using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.BrokenPowerModel;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E + b x^-c0 (1 + (x/d1)^(1/f))^(-c1 f): a power law whose slope turns from c0 to c0 + c1 around the size d1, over f
/// e-folds, above a floor E. c1 may be negative. (BNSL with one break: Caballero et al. 2022, arXiv 2210.14891.)
/// </summary>
internal sealed class BrokenPower : ILawForm
{
    /// <summary>ln E' of a floor that no value sees.</summary>
    private const double NoFloor = -25;

    private const double Steepest = 8;

    /// <summary>How far outside the sizes, in ln x, the ends of the break are looked for.</summary>
    private const double Outside = 3;

    /// <summary>Floors to try, as shares of the smallest y.</summary>
    private static readonly double[] Floors = [1e-6, .3, .6, .8, .9, .97, .995];

    /// <summary>Places of the break to try, as shares of the range of ln x.</summary>
    private static readonly double[] Breaks = [-.1, .1, .25, .4, .5, .6, .75, .9, 1.1];

    /// <summary>Widths to try, as shares of the range of ln x.</summary>
    private static readonly double[] Widths = [.02, .08, .3];

    /// <inheritdoc/>
    public string Id => "broken-power";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases { get; } = ["bnsl"];

    /// <inheritdoc/>
    public string Equation => "y = E + b x^-c0 (1 + (x/d1)^(1/f))^(-c1 f)";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["E", "b", "c0", "c1", "d1", "f"];

    /// <inheritdoc/>
    public IReadOnlyList<string> EstimateNames { get; } = ["alpha", "E", "break"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [Before];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<BrokenPowerModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<BrokenPowerModel>(this);

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper)
    {
        (lower[LogE], upper[LogE]) = (NoFloor, 20);
        (lower[LogB], upper[LogB]) = (double.NegativeInfinity, double.PositiveInfinity);
        (lower[Before], upper[Before]) = (-Steepest, Steepest);
        (lower[Change], upper[Change]) = (-2 * Steepest, 2 * Steepest);
        (lower[Break], upper[Break]) = (-60, 60);
        // A break sharper than a twentieth of an e-fold is a corner between two sizes, wider than twenty is none.
        (lower[LogWidth], upper[LogWidth]) = (-3, 3);
    }

    /// <summary>
    /// For given E, d1 and f the law is a plane in ln x and the bend: the best for each place of a break, of which the six
    /// best; and the law without a break.
    /// </summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        Span<double> kept = stackalloc double[6];
        Span<double> lowest = stackalloc double[1];
        Span<double> ofBreak = stackalloc double[6];
        Span<double> theta = stackalloc double[6];
        var smallest = Math.Exp(points.LogY.Min());
        var range = points.U[^1] - points.U[0];
        var best = new BestStarts(6, starts, kept);
        foreach (var place in Breaks)
        {
            var own = new BestStarts(6, ofBreak, lowest);
            theta[Break] = points.U[0] + (place * range);
            foreach (var width in Widths)
            {
                theta[LogWidth] = Math.Clamp(Math.Log(width * range), -2.5, 2.5);
                foreach (var share in Floors)
                {
                    theta[LogE] = Math.Log(share * smallest);
                    if (Project(points, theta)) own.Add(BestStarts.Objective<BrokenPowerModel>(points, theta), theta);
                }
            }

            if (own.Count > 0) best.Add(lowest[0], ofBreak);
        }

        WithoutBreak(points, starts.Slice(best.Count * 6, 6));
        return best.Count + 1;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Function("alpha", LocalSlope, points.U[^1], -Steepest, Steepest),
        ReportedQuantity.Exponential("E", [1, 0, 0, 0, 0, 0], points.LogYReference)
            with { Floor = "floor", LowerLimit = NoFloor, UpperLimit = points.LogY.Max() },
        ReportedQuantity.Exponential("break", [0, 0, 0, 0, 1, 0], points.LogXReference[0])
            with { LowerLimit = points.U[0] - Outside, UpperLimit = points.U[^1] + Outside },
    ];

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) =>
        $"The sizes show no break: {string.Join(" and ", tangled)} cannot be told apart. Add sizes on both sides of it, or use the form power-constant.";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta)
    {
        yield return new("b", Math.Exp(theta[LogB] + points.LogYReference + (theta[Before] * points.LogXReference[0])));
        yield return new("c0", theta[Before]);
        yield return new("c1", theta[Change]);
        yield return new("break-width", Math.Exp(theta[LogWidth]));
    }

    /// <summary>ln(y - E) = ln b' - c0 u - c1 bend for the E, d1 and f in θ; false when that has no solution.</summary>
    private static bool Project(FitPoints points, Span<double> theta)
    {
        Span<double> row = stackalloc double[3];
        Span<double> solution = stackalloc double[3];
        var problem = new LinearProblem(3, stackalloc double[9], stackalloc double[3]);
        var (floor, width) = (Math.Exp(theta[LogE]), Math.Exp(theta[LogWidth]));
        for (var i = 0; i < points.Count; i++)
        {
            var y = Math.Exp(points.LogY[i]);
            (row[0], row[1]) = (1, -points.U[i]);
            row[2] = -width * LogSpace.Softplus((points.U[i] - theta[Break]) / width);
            // The noise of ln y, as it shows in ln(y - E).
            var share = (y - floor) / y;
            problem.Add(row, Math.Log(y - floor), points.Weights[i] * share * share);
        }

        if (!problem.Solve(solution)) return false;
        theta[LogB] = solution[0];
        theta[Before] = Math.Clamp(solution[1], -Steepest, Steepest);
        theta[Change] = Math.Clamp(solution[2], -2 * Steepest, 2 * Steepest);
        return true;
    }

    private static void WithoutBreak(FitPoints points, Span<double> theta)
    {
        Span<double> plain = stackalloc double[3];
        ConstantPlusPower.Fit(points, plain);
        theta[LogE] = Math.Max(NoFloor, Math.Log(plain[ConstantPlusPower.E]));
        theta[LogB] = plain[ConstantPlusPower.LogA];
        theta[Before] = plain[ConstantPlusPower.Alpha];
        // Without any bend its place and width would have no meaning, and no step could find one.
        (theta[Change], theta[Break], theta[LogWidth]) = (1e-3, 0, 0);
    }
}
