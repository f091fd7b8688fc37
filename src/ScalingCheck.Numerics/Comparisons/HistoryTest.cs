namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Head against m base commits at the same sizes. Each commit gives one number, so whatever is common to a commit (a slow
/// runner, a driver) is part of the scatter: exact under normal noise, whatever its size.
/// </summary>
public static class HistoryTest
{
    /// <summary>Significance at which slopes are held to vary by more than the noise of points, so that they are not pooled.</summary>
    private const double PoolingLevel = 0.10;

    /// <summary>From this many base commits on the F test can tell; below, slopes are not pooled.</summary>
    private const int FewestToPool = 4;

    /// <summary>
    /// Head less the mean of the base commits, ± sd sqrt(1 + 1/m), t on m - 1. For the slope, when the slopes of the base
    /// commits vary by no more than the noise of their points (F test at 10 %), the pooled error
    /// s sqrt((1 + 1/m)/S_uu) on (m - 1)(n - 2) degrees of freedom.
    /// </summary>
    /// <param name="contrast">The question; it knows sizes and weights.</param>
    /// <param name="baseCurves">
    /// m curves of ln y, n long, in the order of the contrast's sizes, all multiplied by -1 when higher is better. One
    /// curve per commit: replicates inside a commit are averaged before, or they count as commits.
    /// </param>
    /// <param name="headCurve">The head's curve, the same way.</param>
    /// <param name="slopesWander">True when slopes are known to vary between commits: never pool.</param>
    /// <returns>The worsening; standard error NaN for m &lt; 2, 0 when all base commits agree to rounding.</returns>
    /// <exception cref="ArgumentException">A curve's length is not the contrast's number of sizes.</exception>
    public static Worsening Compare(
        CurveContrast contrast, IReadOnlyList<double[]> baseCurves, ReadOnlySpan<double> headCurve,
        bool slopesWander = false)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        ArgumentNullException.ThrowIfNull(baseCurves);
        var m = baseCurves.Count;
        var spread = SampleSpread.Of(contrast, baseCurves);
        var change = contrast.Value(headCurve) - spread.Mean;
        var prediction = 1 + 1.0 / m;

        if (contrast.Kind == ContrastKind.Slope && m >= FewestToPool && !slopesWander)
        {
            var scatter = CurveScatter.OfSlope(contrast, baseCurves);
            if (scatter.ResidualStandardDeviation > 0 && scatter.SlopePValue >= PoolingLevel)
            {
                var pooled = scatter.ResidualStandardDeviation * Math.Sqrt(prediction * contrast.VarianceFactor);
                return new Worsening(change, pooled, scatter.DegreesOfFreedom);
            }
        }

        if (m < 2) return new Worsening(change, double.NaN, m - 1);
        var error = Math.Sqrt(spread.Variance * prediction);
        return error <= PairedTest.Rounding * Math.Sqrt(contrast.VarianceFactor * contrast.TotalWeight / contrast.Count)
            ? new Worsening(PairedTest.WithoutRounding(change, contrast), 0, m - 1)
            : new Worsening(change, error, m - 1);
    }
}
