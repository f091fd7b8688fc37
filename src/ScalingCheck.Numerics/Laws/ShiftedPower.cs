using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Numerics.Laws.ShiftedPowerModel;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = a (1/x + C)^p with C ≥ 0, a, p &gt; 0: a power law that bends into a plateau a C^p. (M3 of Alabdulmohsin et al. 2022,
/// arXiv 2209.06640; the law of Bansal et al. 2022, arXiv 2202.01994.)
/// </summary>
internal sealed class ShiftedPower : ILawForm
{
    private const double Flattest = 0.005;
    private const double Steepest = 20;
    private const double ProfileFlattest = 1e-3;
    private const double ProfileSteepest = 60;

    /// <summary>ln C' of a plateau that is nowhere near, for flat exponents too.</summary>
    private const double NoPlateau = -150;

    private const int ScanSteps = 64;

    /// <inheritdoc/>
    public string Id => "shifted-power";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases { get; } = ["m3"];

    /// <inheritdoc/>
    public string Equation => "y = a (1/x + C)^p";

    /// <inheritdoc/>
    public int Axes => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames { get; } = ["a", "p", "C"];

    /// <inheritdoc/>
    public IReadOnlyList<string> EstimateNames { get; } = ["p", "floor", "a", "C"];

    /// <summary>None on a scale on which a tenth is a tenth: p is optimised as its logarithm.</summary>
    public IReadOnlyList<int> Exponents { get; } = [];

    /// <inheritdoc/>
    public Trend Trend => Trend.Falls;

    /// <inheritdoc/>
    public LawFit Fit(FitData data, FitOptions options) => LawFitter<ShiftedPowerModel>.Fit(this, data, options);

    /// <inheritdoc/>
    public TResult Use<TResult>(ILawUse<TResult> use) => use.With<ShiftedPowerModel>(this);

    /// <inheritdoc/>
    public void Bounds(Span<double> lower, Span<double> upper) => Bounds(Flattest, Steepest, lower, upper);

    /// <inheritdoc/>
    public void ProfileBounds(Span<double> lower, Span<double> upper) =>
        Bounds(ProfileFlattest, ProfileSteepest, lower, upper);

    /// <summary>For each C of a scan the best a and p, a straight line in ln(1/x + C): the lowest valleys, and no plateau.</summary>
    public int Starts(FitPoints points, Span<double> starts)
    {
        Span<double> scanned = stackalloc double[ScanSteps * 3];
        Span<double> objectives = stackalloc double[ScanSteps];
        // From 0.3 of a thousandth of the largest size's 1/x to fifty times that of the smallest.
        var (from, to) = (-points.U[^1] - 8, -points.U[0] + 4);
        for (var j = 0; j < ScanSteps; j++)
        {
            var theta = scanned.Slice(j * 3, 3);
            theta[LogC] = j == 0 ? NoPlateau : from + ((to - from) * (j - 1) / (ScanSteps - 2));
            objectives[j] = Project(points, theta);
        }

        Span<double> kept = stackalloc double[4];
        var best = new BestStarts(3, starts[3..], kept);
        for (var j = 1; j < ScanSteps; j++)
        {
            if (objectives[j] <= objectives[j - 1] && (j == ScanSteps - 1 || objectives[j] < objectives[j + 1]))
                best.Add(objectives[j], scanned.Slice(j * 3, 3));
        }

        scanned[..3].CopyTo(starts);
        return 1 + best.Count;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReportedQuantity> Quantities(FitPoints points) =>
    [
        ReportedQuantity.Exponential("p", [0, 1, 0], 0) with
        {
            LowerLimit = Math.Log(ProfileFlattest),
            UpperLimit = Math.Log(ProfileSteepest),
            Believed = new(Math.Log(Flattest), Math.Log(Steepest)),
        },
        ReportedQuantity.Exponential("floor", LogFloor, 0, points.LogYReference)
            with
            {
                // A floor below a thousandth of the smallest y is none.
                Floor = "floor", VanishesWith = LogC, LowerLimit = points.LogY.Min() - 7, UpperLimit = points.LogY.Max(),
            },
        ReportedQuantity.Exponential("a", LogScale, points.LogXReference[0], points.LogYReference),
        ReportedQuantity.Exponential("C", [0, 0, 1], -points.LogXReference[0])
            with { Floor = "C", LowerLimit = NoPlateau, UpperLimit = -NoPlateau },
    ];

    /// <inheritdoc/>
    public string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) =>
        $"The sizes cannot tell {string.Join(" and ", tangled)} apart: add sizes further away, or use the form power-constant.";

    /// <summary>The line of ln y on ln(1/x + C) for the C in θ; returns its sum of squares.</summary>
    private static double Project(FitPoints points, Span<double> theta)
    {
        var n = points.Count;
        var (sw, sz, sy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var (w, z) = (points.Weights[i], LogSpace.Add(-points.U[i], theta[LogC]));
            (sw, sz, sy) = (sw + w, sz + (w * z), sy + (w * points.LogY[i]));
        }

        var (mz, my, szz, szy, syy) = (sz / sw, sy / sw, 0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var w = points.Weights[i];
            var (dz, dy) = (LogSpace.Add(-points.U[i], theta[LogC]) - mz, points.LogY[i] - my);
            (szz, szy, syy) = (szz + (w * dz * dz), szy + (w * dz * dy), syy + (w * dy * dy));
        }

        var p = Math.Clamp(szy / szz, Flattest, Steepest);
        (theta[Level], theta[LogP]) = (my - (p * mz), Math.Log(p));
        return syy - (2 * p * szy) + (p * p * szz);
    }

    private static void Bounds(double flattest, double steepest, Span<double> lower, Span<double> upper)
    {
        (lower[Level], upper[Level]) = (double.NegativeInfinity, double.PositiveInfinity);
        (lower[LogP], upper[LogP]) = (Math.Log(flattest), Math.Log(steepest));
        (lower[LogC], upper[LogC]) = (NoPlateau, -NoPlateau);
    }
}
