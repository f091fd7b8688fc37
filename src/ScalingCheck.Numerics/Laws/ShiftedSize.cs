using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E + A (x + s)^-alpha with E, s ≥ 0, A &gt; 0: <see cref="PowerConstant"/> that bends at small x, because every run has
/// a size s beside the one that is counted (embeddings, data seen before).
/// </summary>
internal sealed class ShiftedSize : ILawForm
{
    private const int S = 3;

    /// <summary>Shifts to try, beside none, between the smallest and the largest size.</summary>
    private const int Shifts = 8;

    /// <inheritdoc/>
    public string Id => "shifted-size";

    /// <inheritdoc/>
    public string Equation => "y = E + A (x + s)^-alpha";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["A", "alpha", "E", "s"];

    /// <inheritdoc/>
    public IReadOnlyList<int> Exponents { get; } = [ConstantPlusPower.Alpha];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<Model>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<Model>(this);

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper) =>
        Bounds(ConstantPlusPower.Flattest, ConstantPlusPower.Steepest, lower, upper);

    /// <inheritdoc/>
    public void ProfileBounds(Span<double> lower, Span<double> upper) =>
        Bounds(ConstantPlusPower.ProfileFlattest, ConstantPlusPower.ProfileSteepest, lower, upper);

    /// <summary>For no shift and each of a few, the starts of the law without one in x + s: all for none, the best of the rest.</summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        const int MostOfOne = 4;
        var n = points.Count;
        Span<double> shifted = n <= 256 ? stackalloc double[n] : new double[n];
        Span<double> some = stackalloc double[MostOfOne * 3];
        Span<double> theta = stackalloc double[4];
        Span<double> kept = stackalloc double[8];
        var best = new BestStarts(4, starts[(MostOfOne * 4)..], kept);
        var plain = 0;
        for (var j = 0; j <= Shifts; j++)
        {
            theta[S] = j == 0 ? 0 : Math.Exp(points.U[0] + ((points.U[^1] - points.U[0]) * (j - 1) / (Shifts - 1)) - 1);
            for (var i = 0; i < n; i++) shifted[i] = Model.LogSize(points.U[i], theta[S]);
            var count = ConstantPlusPower.Starts(shifted, points.LogY, points.Weights, 1, some);
            for (var k = 0; k < count; k++)
            {
                some.Slice(k * 3, 3).CopyTo(theta);
                if (j == 0) theta.CopyTo(starts[(plain++ * 4)..]);
                else best.Add(BestStarts.Objective<Model>(points, theta), theta);
            }
        }

        for (var k = 0; k < best.Count; k++) starts.Slice((MostOfOne + k) * 4, 4).CopyTo(starts[((plain + k) * 4)..]);
        return plain + best.Count;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Parameter(
            "alpha", 4, ConstantPlusPower.Alpha, 1, ConstantPlusPower.ProfileFlattest, ConstantPlusPower.ProfileSteepest)
            with { Believed = new(ConstantPlusPower.Flattest, ConstantPlusPower.Steepest) },
        ReportedQuantity.Parameter("E", 4, ConstantPlusPower.E, Math.Exp(points.LogYReference), 0, Math.Exp(points.LogY.Max()))
            with { Floor = "floor" },
        ReportedQuantity.Exponential("A", Model.LogScale, points.LogXReference[0], points.LogYReference),
        // A shift ten times the largest size leaves nothing of a power law.
        ReportedQuantity.Parameter("s", 4, S, Math.Exp(points.LogXReference[0]), 0, 10 * Math.Exp(points.U[^1]))
            with { Floor = "shift" },
    ];

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta)
    {
        var size = Model.LogSize(points.U[^1], theta[S]);
        var reducible = Math.Exp(theta[ConstantPlusPower.LogA] - (theta[ConstantPlusPower.Alpha] * size));
        yield return new("reducible-share", reducible / (theta[ConstantPlusPower.E] + reducible));
    }

    private static void Bounds(double flattest, double steepest, Span<double> lower, Span<double> upper)
    {
        (lower[ConstantPlusPower.LogA], upper[ConstantPlusPower.LogA]) = (double.NegativeInfinity, double.PositiveInfinity);
        (lower[ConstantPlusPower.Alpha], upper[ConstantPlusPower.Alpha]) = (flattest, steepest);
        (lower[ConstantPlusPower.E], upper[ConstantPlusPower.E]) = (0, double.PositiveInfinity);
        (lower[S], upper[S]) = (0, double.PositiveInfinity);
    }

    /// <summary>
    /// y = E' + e^(ln A' - alpha z), z = ln((e^u + s') / (1 + s')): the first three parameters are those of
    /// <see cref="ConstantPlusPower"/>, with A' the reducible part at the reference size whatever the shift.
    /// </summary>
    internal readonly struct Model : ILogModel
    {
        /// <summary>Quantity: ln A / y_ref = ln A' + alpha ln(x_ref (1 + s')); the argument is ln x_ref.</summary>
        public const int LogScale = 1;

        public static int ParameterCount => 4;

        public static bool IsLinear => false;

        /// <summary>z, the centred logarithm of the shifted size.</summary>
        public static double LogSize(double u, double s) => s == 0 ? u : Math.Log((Math.Exp(u) + s) / (1 + s));

        public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial) =>
            ConstantPlusPower.Move(theta, step, trial);

        public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
        {
            var s = theta[S];
            var value = ConstantPlusPower.LogValue(theta, LogSize(u, s), v, gradient);
            var byShift = (1 / (Math.Exp(u) + s)) - (1 / (1 + s));
            gradient[S] = -theta[ConstantPlusPower.Alpha] * gradient[ConstantPlusPower.LogA] * byShift;
            return value;
        }

        public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
        {
            var (alpha, log) = (theta[ConstantPlusPower.Alpha], argument + Math.Log(1 + theta[S]));
            gradient[ConstantPlusPower.LogA] = 1;
            gradient[ConstantPlusPower.Alpha] = log;
            gradient[ConstantPlusPower.E] = 0;
            gradient[S] = alpha / (1 + theta[S]);
            return theta[ConstantPlusPower.LogA] + (alpha * log);
        }
    }
}
