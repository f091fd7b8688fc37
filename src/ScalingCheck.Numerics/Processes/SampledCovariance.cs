using MathNet.Numerics.Interpolation;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// A covariance from values r(0) = 1, r(step), r(2 step), ..: a cubic spline of ln r, even at t = 0, that goes on by its last
/// slope.
/// </summary>
public sealed record SampledCovariance : ContinuousCovariance
{
    private readonly CubicSpline _spline;
    private readonly double _end;
    private readonly double _endLog;

    private SampledCovariance(CubicSpline spline, double end, double endLog)
    {
        (_spline, _end, _endLog) = (spline, end, endLog);
        (Curvature, DecayRate) = (-spline.Differentiate2(0), Math.Max(0, -spline.Differentiate(end)));
    }

    /// <inheritdoc/>
    public override string Name => "sampled";

    /// <inheritdoc/>
    public override double Curvature { get; }

    /// <inheritdoc/>
    public override double DecayRate { get; }

    /// <summary>The covariance through these values, or the reason why there is none.</summary>
    /// <param name="correlations">r(0) = 1, r(step), ..: at least 5, inside (0, 1) and falling after the first.</param>
    /// <param name="step">In the unit of t, &gt; 0.</param>
    /// <param name="refusal">One sentence; null when there is a covariance.</param>
    public static SampledCovariance? Of(ReadOnlySpan<double> correlations, double step, out string? refusal)
    {
        refusal = Refuse(correlations, step);
        if (refusal is not null) return null;
        var (times, logs) = (new double[correlations.Length], new double[correlations.Length]);
        for (var i = 0; i < correlations.Length; i++) (times[i], logs[i]) = (i * step, Math.Log(correlations[i]));
        var spline = CubicSpline.InterpolateBoundariesSorted(
            times, logs, SplineBoundaryCondition.FirstDerivative, 0, SplineBoundaryCondition.ParabolicallyTerminated, 0);
        var covariance = new SampledCovariance(spline, times[^1], logs[^1]);
        // ln r of a smooth covariance falls by four times as much in two steps as in one; of an exponential by twice.
        var smooth = logs[2] / logs[1];
        if (smooth > 2.5 && covariance.Curvature > 0) return covariance;
        refusal = "The sampled covariance falls from 1 at once, as that of a series that is not smooth: sample it more finely, or leave it out for the discrete law.";
        return null;
    }

    /// <inheritdoc/>
    public override double Log(double t) => t <= _end ? _spline.Interpolate(t) : _endLog - (DecayRate * (t - _end));

    /// <inheritdoc/>
    public override double LogSlope(double t) => t <= _end ? -_spline.Differentiate(t) : DecayRate;

    private static string? Refuse(ReadOnlySpan<double> correlations, double step)
    {
        if (!(step > 0 && double.IsFinite(step))) return "The step of a sampled covariance must lie above 0.";
        if (correlations.Length < 5) return "A sampled covariance needs at least 5 values, the first of them 1.";
        if (correlations[0] != 1) return "The first value of a sampled covariance, r(0), must be 1.";
        for (var i = 1; i < correlations.Length; i++)
        {
            if (!(correlations[i] > 0 && correlations[i] < correlations[i - 1]))
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Value {i + 1} of the sampled covariance is not above 0 and below the one before it: cut it off before.");
        }

        return null;
    }
}
