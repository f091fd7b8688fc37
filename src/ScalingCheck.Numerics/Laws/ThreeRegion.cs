using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.ThreeRegionModel;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// (y - E) / (e0 - y)^a = b x^-c with E &lt; y &lt; e0: guessing at e0, then a power law, then the floor E. (M4 of
/// Alabdulmohsin et al. 2022, arXiv 2209.06640.) a = 1 is the logistic curve in ln x, a → 0 or e0 → ∞ is
/// <see cref="PowerConstant"/>.
/// </summary>
internal sealed class ThreeRegion : ILawForm
{
    /// <summary>ln E' of a floor that no value sees.</summary>
    private const double NoFloor = -25;

    /// <summary>Floors to try, as shares of the smallest y.</summary>
    private static readonly double[] Floors = [1e-6, .3, .6, .8, .9, .97, .995];

    /// <summary>Plateaus to try, in units of the range of y above its largest value.</summary>
    private static readonly double[] Plateaus = [.003, .02, .1, .4, 2, 20];

    /// <inheritdoc/>
    public string Id => "three-region";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases { get; } = ["m4"];

    /// <inheritdoc/>
    public string Equation => "(y - E) / (e0 - y)^a = b x^-c";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["E", "e0", "c", "b", "a"];

    /// <inheritdoc/>
    public IReadOnlyList<string> EstimateNames { get; } = ["alpha", "E"];

    /// <summary>None on a scale on which a tenth is a tenth: c is optimised as its logarithm.</summary>
    public IReadOnlyList<int> Exponents { get; } = [];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<ThreeRegionModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<ThreeRegionModel>(this);

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper)
    {
        (lower[LogE], upper[LogE]) = (NoFloor, 20);
        (lower[LogD], upper[LogD]) = (-20, 60);
        (lower[LogC], upper[LogC]) = (Math.Log(ConstantPlusPower.ProfileFlattest), Math.Log(20));
        (lower[Level], upper[Level]) = (double.NegativeInfinity, double.PositiveInfinity);
        (lower[LogA], upper[LogA]) = (-12, 4);
    }

    /// <summary>
    /// For given E and e0 the law is a plane in ln x and ln(e0 - y): the best plateau for each floor of a grid, of which the
    /// three best; and the law without a plateau.
    /// </summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        Span<double> kept = stackalloc double[3];
        Span<double> lowest = stackalloc double[1];
        Span<double> ofFloor = stackalloc double[5];
        Span<double> theta = stackalloc double[5];
        var (smallest, largest) = (Math.Exp(points.LogY.Min()), Math.Exp(points.LogY.Max()));
        var best = new BestStarts(5, starts, kept);
        foreach (var share in Floors)
        {
            var own = new BestStarts(5, ofFloor, lowest);
            foreach (var excess in Plateaus)
            {
                if (Project(points, share * smallest, largest + (excess * (largest - smallest)), theta))
                    own.Add(BestStarts.Objective<ThreeRegionModel>(points, theta), theta);
            }

            if (own.Count > 0) best.Add(lowest[0], ofFloor);
        }

        // A plateau that is out of sight, where the two laws are one, and one that is near.
        WithoutPlateau(points, 35, starts.Slice(best.Count * 5, 5));
        WithoutPlateau(points, 2, starts.Slice((best.Count + 1) * 5, 5));
        return best.Count + 2;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Exponential("alpha", LogLocalSlope, points.U[^1], 0) with
        {
            LowerLimit = Math.Log(ConstantPlusPower.ProfileFlattest),
            UpperLimit = Math.Log(ConstantPlusPower.ProfileSteepest),
        },
        ReportedQuantity.Exponential("E", [1, 0, 0, 0, 0], points.LogYReference)
            with { Floor = "floor", LowerLimit = NoFloor, UpperLimit = points.LogY.Max() },
    ];

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) => tangled.Contains("e0", StringComparer.Ordinal)
        ? $"The small sizes show no plateau: {string.Join(" and ", tangled)} cannot be told apart. Add smaller sizes, or use the form power-constant."
        : $"The sizes cannot tell {string.Join(" and ", tangled)} apart: add sizes further away, or use a form with fewer parameters.";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta)
    {
        var (floor, range) = (Math.Exp(theta[LogE] + points.LogYReference), Math.Exp(theta[LogD] + points.LogYReference));
        var (c, a) = (Math.Exp(theta[LogC]), Math.Exp(theta[LogA]));
        yield return new("e0", floor + range);
        yield return new("a", a);
        yield return new("b", Math.Exp(theta[Level] + (c * points.LogXReference[0]) + ((1 - a) * Math.Log(range))));
        yield return new("c", c);
    }

    /// <summary>ln w = k - c u + a ln(1 - w) with w = (y - E) / (e0 - E) from the values themselves; false when it does not fall.</summary>
    private static bool Project(FitPoints points, double floor, double plateau, Span<double> theta)
    {
        Span<double> row = stackalloc double[3];
        Span<double> solution = stackalloc double[3];
        var problem = new LinearProblem(3, stackalloc double[9], stackalloc double[3]);
        var range = plateau - floor;
        for (var i = 0; i < points.Count; i++)
        {
            var y = Math.Exp(points.LogY[i]);
            var (w, rest) = ((y - floor) / range, (plateau - y) / range);
            (row[0], row[1], row[2]) = (1, -points.U[i], Math.Log(rest));
            // The noise of ln y, as it shows in ln w - ln(1 - w).
            var stretch = y / range * ((1 / w) + (1 / rest));
            problem.Add(row, Math.Log(w), points.Weights[i] / (stretch * stretch));
        }

        if (!problem.Solve(solution)) return false;
        theta[LogE] = Math.Log(floor);
        theta[LogD] = Math.Log(range);
        theta[LogC] = Math.Log(Math.Clamp(solution[1], .01, 8));
        theta[LogA] = Math.Log(Math.Clamp(solution[2], .02, 20));
        theta[Level] = solution[0];
        return solution[1] > 0;
    }

    /// <summary>The best <see cref="PowerConstant"/>, with a plateau so many e-folds above its power term at the smallest size.</summary>
    private static void WithoutPlateau(FitPoints points, double above, Span<double> theta)
    {
        Span<double> plain = stackalloc double[3];
        ConstantPlusPower.Fit(points, plain);
        var (logA, alpha) = (plain[ConstantPlusPower.LogA], plain[ConstantPlusPower.Alpha]);
        theta[LogE] = Math.Max(NoFloor, Math.Log(plain[ConstantPlusPower.E]));
        theta[LogD] = logA - (alpha * points.U[0]) + above;
        theta[LogC] = Math.Log(alpha);
        theta[Level] = logA - theta[LogD];
        theta[LogA] = -2;
    }
}
