using MathNet.Numerics.Distributions;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// The worsening that a <c>forecast</c> gate judges. A difference of two fitted forecasts is not used: the paired
/// comparison has several times its power at the same rate of false alarms.
/// </summary>
public static class ForecastRule
{
    private const double Significance = 0.05;

    /// <summary>
    /// The shared-floor change, unless the data speak against a shared floor; then the ratio at the largest size, because
    /// a shift of the floor itself is invisible to a model that keeps it. They speak against it in two ways: the level has
    /// moved (two-sided 5 %) and the slope has not; or the log ratios scatter about the shared-floor curve significantly
    /// more (F, 5 %) than about a straight line, which has as many parameters.
    /// </summary>
    /// <param name="level">Result of the level contrast.</param>
    /// <param name="slope">Result of the slope contrast.</param>
    /// <param name="sharedFloorFits">False when the log ratios do not follow the shared-floor curve.</param>
    /// <returns><see cref="ForecastBasis.SharedFloor"/> or <see cref="ForecastBasis.RatioAtLargest"/>.</returns>
    public static ForecastBasis Choose(Worsening level, Worsening slope, bool sharedFloorFits = true) =>
        !sharedFloorFits || (level.TwoSidedPValue() <= Significance && !(slope.TwoSidedPValue() <= Significance))
            ? ForecastBasis.RatioAtLargest
            : ForecastBasis.SharedFloor;

    private static bool SharedFloorFits(
        ReadOnlySpan<double> u, ReadOnlySpan<double> logRatios, SharedFloorCurve pooled, double uTarget, ReadOnlySpan<double> weights)
    {
        var degrees = u.Length - 2;
        if (degrees < 1) return true;
        var floor = CurveContrast.SharedFloor(u, pooled, uTarget, weights).ResidualSumOfSquares(logRatios);
        var line = CurveContrast.Level(u, weights).ResidualSumOfSquares(logRatios);
        // Without scatter about the line any lack of fit would count; rounding must not.
        return !(line > 0) || floor / line <= FisherSnedecor.InvCDF(degrees, degrees, 1 - Significance);
    }

    /// <summary>Head against one base commit.</summary>
    /// <param name="u">ln x of n sizes.</param>
    /// <param name="logRatios">n log ratios, positive = worse, as for <see cref="PairedTest.Compare"/>.</param>
    /// <param name="pooled">One curve fitted to both commits; null for a law without floor.</param>
    /// <param name="uTarget">ln x of the forecast.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ForecastChange Paired(
        ReadOnlySpan<double> u, ReadOnlySpan<double> logRatios, SharedFloorCurve? pooled, double uTarget,
        ReadOnlySpan<double> weights = default)
    {
        var basis = pooled is null
            ? ForecastBasis.RatioAtTarget
            : Choose(
                PairedTest.Compare(CurveContrast.Level(u, weights), logRatios),
                PairedTest.Compare(CurveContrast.Slope(u, weights), logRatios),
                SharedFloorFits(u, logRatios, pooled, uTarget, weights));
        return new(PairedTest.Compare(Contrast(basis, u, pooled, uTarget, weights), logRatios), basis);
    }

    /// <summary>Head against m base commits.</summary>
    /// <param name="u">ln x of n sizes.</param>
    /// <param name="baseCurves">m curves of ln y, as for <see cref="HistoryTest.Compare"/>.</param>
    /// <param name="headCurve">The head's curve of ln y.</param>
    /// <param name="pooled">One curve fitted to the points of all commits; null for a law without floor.</param>
    /// <param name="uTarget">ln x of the forecast.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <param name="slopesWander">True when slopes are known to vary between commits.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ForecastChange History(
        ReadOnlySpan<double> u, IReadOnlyList<double[]> baseCurves, ReadOnlySpan<double> headCurve,
        SharedFloorCurve? pooled, double uTarget, ReadOnlySpan<double> weights = default, bool slopesWander = false)
    {
        var basis = pooled is null
            ? ForecastBasis.RatioAtTarget
            : Choose(
                HistoryTest.Compare(CurveContrast.Level(u, weights), baseCurves, headCurve),
                HistoryTest.Compare(CurveContrast.Slope(u, weights), baseCurves, headCurve, slopesWander),
                SharedFloorFits(u, LogRatios(baseCurves, headCurve), pooled, uTarget, weights));
        return new(HistoryTest.Compare(Contrast(basis, u, pooled, uTarget, weights), baseCurves, headCurve), basis);
    }

    private static double[] LogRatios(IReadOnlyList<double[]> baseCurves, ReadOnlySpan<double> headCurve)
    {
        var ratios = headCurve.ToArray();
        foreach (var curve in baseCurves)
            for (var i = 0; i < ratios.Length; i++) ratios[i] -= curve[i] / baseCurves.Count;
        return ratios;
    }

    /// <summary>The contrast that answers for a forecast on one of the three grounds.</summary>
    /// <param name="basis">The ground.</param>
    /// <param name="u">ln x of n sizes.</param>
    /// <param name="pooled">One curve fitted to all commits; null for a law without floor.</param>
    /// <param name="uTarget">ln x of the forecast.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <returns>The contrast.</returns>
    public static CurveContrast Contrast(
        ForecastBasis basis, ReadOnlySpan<double> u, SharedFloorCurve? pooled, double uTarget,
        ReadOnlySpan<double> weights)
    {
        if (basis == ForecastBasis.SharedFloor && pooled is not null)
            return CurveContrast.SharedFloor(u, pooled, uTarget, weights);
        if (basis == ForecastBasis.RatioAtTarget) return CurveContrast.RatioAt(u, uTarget, weights);
        var largest = double.NegativeInfinity;
        foreach (var size in u) largest = Math.Max(largest, size);
        return CurveContrast.RatioAt(u, largest, weights);
    }
}
