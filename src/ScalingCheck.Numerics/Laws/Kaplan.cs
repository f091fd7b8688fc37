using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.KaplanModel;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = ((N_c/N)^(alpha_N/alpha_D) + D_c/D)^alpha_D: N alone limits small models, D alone small data, and there is no floor.
/// (Kaplan et al. 2020, arXiv 2001.08361, eq. 1.5.)
/// </summary>
internal sealed class Kaplan : ILawForm
{
    private const int Wanted = 10;
    private const double Flattest = 1e-3;
    private const double Steepest = 8;

    /// <summary>An axis with this share of the inner sum, at the centre of the sizes, is absent.</summary>
    private const double AbsentShare = 1e-5;

    /// <summary>Exponents to try for either axis.</summary>
    private static readonly double[] Scan = [.02, .04, .08, .12, .16, .25, .4, .7, 1.2];

    /// <inheritdoc/>
    public string Id => "kaplan";

    /// <inheritdoc/>
    public string Equation => "y = ((N_c/N)^(alpha_N/alpha_D) + D_c/D)^alpha_D";

    /// <inheritdoc/>
    public int Axes => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["N_c", "alpha_N", "D_c", "alpha_D"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [AlphaN, AlphaD];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<KaplanModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<KaplanModel>(this);

    /// <inheritdoc/>
    public IReadOnlyList<string> OwnAxisNames { get; } = ["N", "D"];

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        (lower[AlphaN], upper[AlphaN]) = (Flattest, Steepest);
        (lower[AlphaD], upper[AlphaD]) = (Flattest, Steepest);
    }

    /// <summary>For given exponents y^(1/alpha_D) is a sum of two terms, found by relative non-negative least squares.</summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        Span<double> kept = stackalloc double[6];
        Span<double> theta = stackalloc double[4];
        Span<double> row = stackalloc double[2];
        Span<double> solution = stackalloc double[2];
        var best = new BestStarts(4, starts, kept);
        var problem = new LinearProblem(2, stackalloc double[4], stackalloc double[2]);
        foreach (var alphaD in Scan)
        {
            foreach (var alphaN in Scan)
            {
                problem.Clear();
                for (var i = 0; i < points.Count; i++)
                {
                    var log = points.LogY[i] / alphaD;
                    row[0] = Math.Exp(-(alphaN / alphaD * points.U[i]) - log);
                    row[1] = Math.Exp(-points.V[i] - log);
                    problem.Add(row, 1, points.Weights[i]);
                }

                if (!problem.SolveNonNegative(solution)) continue;
                (theta[AlphaN], theta[AlphaD]) = (alphaN, alphaD);
                // A term of zero starts small, so that it can come back.
                theta[LevelN] = alphaD * Math.Log(Math.Max(1e-6, solution[0]));
                theta[LevelD] = alphaD * Math.Log(Math.Max(1e-6, solution[1]));
                best.Add(BestStarts.Objective<KaplanModel>(points, theta), theta);
            }
        }

        return best.Count;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("alpha_N", 4, AlphaN, 1, Flattest, Steepest) with { Believed = new(.005, 3) },
        ReportedQuantity.Parameter("alpha_D", 4, AlphaD, 1, Flattest, Steepest) with { Believed = new(.005, 3) },
        ReportedQuantity.Exponential("N_c", LogNc, points.LogYReference, points.LogXReference[0]),
        ReportedQuantity.Exponential("D_c", LogDc, points.LogYReference, points.LogXReference[1]),
    ];

    /// <inheritdoc/>
    public string? RefusePoints(FitPoints points, FitOptions options) => PlaneChecks.Refuse(this, points, options);

    /// <inheritdoc/>
    public string? RefuseFit(ReadOnlySpan<double> theta, FitOptions options)
    {
        var byN = LogSpace.Logistic((theta[LevelN] - theta[LevelD]) / theta[AlphaD]);
        return byN < AbsentShare ? PlaneChecks.NoEffect(this, options, 0)
            : byN > 1 - AbsentShare ? PlaneChecks.NoEffect(this, options, 1) : null;
    }

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) => PlaneChecks.Singular(
        this,
        tangled,
        tangled.Any(name => name is "N_c" or "alpha_N") && tangled.Any(name => name is "D_c" or "alpha_D"),
        options);

    /// <inheritdoc/>
    public IEnumerable<string> Warn(FitPoints points)
    {
        if (points.Count < Wanted)
            yield return $"Only {Words.Count(points.Count, "point", "points")} for 4 parameters: expect wide intervals; {Wanted} or more are better.";
    }
}
