using MathNet.Numerics.Distributions;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// How the curves of several commits differ when nothing has changed: noise of single points, a factor common to a commit
/// (tau), and whether the slopes vary by more than the points explain.
/// </summary>
/// <param name="ResidualStandardDeviation">
/// s: scatter of one point of weight 1 after size effects, commit levels and commit slopes; NaN when nothing is left.
/// </param>
/// <param name="DegreesOfFreedom">(m - 1)(n - 2).</param>
/// <param name="SlopeF">Variance of the slopes over what s explains; infinity when s is 0 and slopes differ.</param>
/// <param name="SlopePValue">Probability of a larger F when slopes vary by nothing but the noise of points.</param>
/// <param name="CommitVariance">
/// tau²: variance of commit levels less s²/Σw, at least 0: what more sizes cannot average out.
/// </param>
public sealed record CurveScatter(
    double ResidualStandardDeviation, int DegreesOfFreedom, double SlopeF, double SlopePValue, double CommitVariance)
{
    /// <summary>Measures the scatter of m curves at the same n sizes.</summary>
    /// <param name="u">ln x of the n sizes.</param>
    /// <param name="curves">m curves of ln y, each n long, in the order of the sizes.</param>
    /// <param name="weights">n relative weights &gt; 0, the same for all commits; empty for equal weights.</param>
    /// <returns>The scatter; NaN where m &lt; 2 or n &lt; 3 leave nothing to measure.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CurveScatter Measure(
        ReadOnlySpan<double> u, IReadOnlyList<double[]> curves, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var level = CurveContrast.Level(u, weights);
        var scatter = OfSlope(CurveContrast.Slope(u, weights), curves);
        var levels = SampleSpread.Of(level, curves);
        var explained = scatter.ResidualStandardDeviation * scatter.ResidualStandardDeviation * level.VarianceFactor;
        return scatter with { CommitVariance = Math.Max(0, levels.Variance - explained) };
    }

    /// <summary>The part of the scatter that the slope test needs; <see cref="CommitVariance"/> stays NaN.</summary>
    internal static CurveScatter OfSlope(CurveContrast slope, IReadOnlyList<double[]> curves)
    {
        var degrees = (curves.Count - 1) * (slope.Count - 2);
        if (curves.Count < 2 || degrees < 1) return new(double.NaN, Math.Max(0, degrees), double.NaN, double.NaN, double.NaN);

        var mean = new double[slope.Count];
        foreach (var curve in curves)
        {
            if (curve.Length != mean.Length) throw new ArgumentException("Every curve needs one value per size.", nameof(curves));
            for (var i = 0; i < mean.Length; i++) mean[i] += curve[i] / curves.Count;
        }

        var sum = 0.0;
        var centred = new double[mean.Length];
        foreach (var curve in curves)
        {
            for (var i = 0; i < mean.Length; i++) centred[i] = curve[i] - mean[i];
            sum += slope.ResidualSumOfSquares(centred);
        }

        var variance = sum / degrees;
        if (variance <= PairedTest.Rounding * PairedTest.Rounding * slope.TotalWeight / slope.Count) variance = 0;
        var slopes = SampleSpread.Of(slope, curves).Variance;
        var f = variance > 0 ? slopes / (variance * slope.VarianceFactor) : slopes > 0 ? double.PositiveInfinity : 0;
        var p = double.IsFinite(f) ? 1 - FisherSnedecor.CDF(curves.Count - 1, degrees, f) : double.IsNaN(f) ? f : 0;
        return new CurveScatter(Math.Sqrt(variance), degrees, f, p, double.NaN);
    }
}
