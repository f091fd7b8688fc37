using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.EncoderDecoderModel;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = L_inf + A (N_e/N_e0)^-p_e (N_d/N_d0)^-p_d with L_inf ≥ 0, A &gt; 0: two parts of a model that scale separately, whose
/// gains multiply. N_e0 and N_d0 are the geometric mean sizes; only A depends on them. (Ghorbani et al. 2021,
/// arXiv 2109.07740; on ln y, where the paper has y.)
/// </summary>
internal sealed class EncoderDecoder : ILawForm
{
    private const double Steepest = 10;
    private const int Steps = 16;

    /// <inheritdoc/>
    public string Id => "encoder-decoder";

    /// <inheritdoc/>
    public string Equation => "y = L_inf + A (N_e/N_e0)^-p_e (N_d/N_d0)^-p_d";

    /// <inheritdoc/>
    public int Axes => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["A", "p_e", "p_d", "L_inf"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [EncoderExponent, DecoderExponent];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<EncoderDecoderModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<EncoderDecoderModel>(this);

    /// <inheritdoc/>
    public IReadOnlyList<string> OwnAxisNames { get; } = ["N_e", "N_d"];

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper)
    {
        (lower[LogA], upper[LogA]) = (double.NegativeInfinity, double.PositiveInfinity);
        (lower[EncoderExponent], upper[EncoderExponent]) = (0, Steepest);
        (lower[DecoderExponent], upper[DecoderExponent]) = (0, Steepest);
        (lower[Floor], upper[Floor]) = (0, double.PositiveInfinity);
    }

    /// <summary>For each pair of exponents of a grid A and L_inf by relative non-negative least squares; the lowest cells.</summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        Span<double> kept = stackalloc double[6];
        Span<double> theta = stackalloc double[4];
        Span<double> row = stackalloc double[2];
        Span<double> solution = stackalloc double[2];
        var best = new BestStarts(4, starts, kept);
        var problem = new LinearProblem(2, stackalloc double[4], stackalloc double[2]);
        for (var cell = 0; cell < Steps * Steps; cell++)
        {
            (theta[EncoderExponent], theta[DecoderExponent]) = (Exponent(cell / Steps), Exponent(cell % Steps));
            problem.Clear();
            for (var i = 0; i < points.Count; i++)
            {
                var inverse = Math.Exp(-points.LogY[i]);
                row[0] = inverse * Math.Exp(-(theta[EncoderExponent] * points.U[i]) - (theta[DecoderExponent] * points.V[i]));
                row[1] = inverse;
                problem.Add(row, 1, points.Weights[i]);
            }

            if (!problem.SolveNonNegative(solution) || !(solution[0] > 0)) continue;
            (theta[LogA], theta[Floor]) = (Math.Log(solution[0]), solution[1]);
            best.Add(BestStarts.Objective<EncoderDecoderModel>(points, theta), theta);
        }

        return best.Count;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter("p_e", 4, EncoderExponent, 1, 0, Steepest) with { Believed = new(0, Steepest) },
        ReportedQuantity.Parameter("p_d", 4, DecoderExponent, 1, 0, Steepest) with { Believed = new(0, Steepest) },
        ReportedQuantity.Parameter("L_inf", 4, Floor, Math.Exp(points.LogYReference), 0, Math.Exp(points.LogY.Max()))
            with { Floor = "floor" },
        ReportedQuantity.Exponential("A", [1, 0, 0, 0], points.LogYReference),
    ];

    /// <inheritdoc/>
    public string? RefusePoints(FitPoints points, FitOptions options) => points.Count < 6
        ? PlaneChecks.TooFewPairs(this, points, 6, options) : PlaneChecks.Refuse(this, points, options);

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) =>
        PlaneChecks.Singular(this, tangled, tangled.Contains("p_e", StringComparer.Ordinal) && tangled.Contains("p_d", StringComparer.Ordinal), options);

    private static double Exponent(int step) => .02 * Math.Pow(1.5 / .02, step / (Steps - 1.0));
}
