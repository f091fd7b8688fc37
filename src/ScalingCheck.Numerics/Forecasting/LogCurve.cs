using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// A curve as a forecast sees it: from its largest size and the value there. Forecasts, priors and starts are written in
/// these units, so that neither the unit of x nor that of y matters.
/// </summary>
internal sealed class LogCurve
{
    /// <summary>
    /// More sizes make a forecast dearer and no better: the form and the largest sizes decide it. Those left out are not
    /// averaged in, for the noise of a run is to be seen.
    /// </summary>
    private const int MostSizes = 100;

    private readonly double[] _logX;
    private readonly double[] _logValue;
    private readonly double[] _relativeWeights;

    /// <param name="logX">ln of n distinct sizes, rising.</param>
    /// <param name="logValue">ln of the value at each.</param>
    /// <param name="relativeWeights">Weight of each, &gt; 0, in any unit.</param>
    public LogCurve(double[] logX, double[] logValue, double[] relativeWeights)
    {
        (_logX, _logValue, _relativeWeights) = (logX, logValue, relativeWeights);
        (LogXMax, LogYLast) = (logX[^1], logValue[^1]);
        U = [.. logX.Select(x => x - LogXMax)];
        LogY = [.. logValue.Select(y => y - LogYLast)];
        var mean = relativeWeights.Average();
        Weights = [.. relativeWeights.Select(w => w / mean)];
        (Noise, Slope) = (PolynomialNoise.Of(U, LogY, Weights), TailSlope());
    }

    /// <summary>
    /// The distinct sizes of a fit, of more than a hundred those that lie most evenly; repeats are averaged and weigh by
    /// their number.
    /// </summary>
    public static LogCurve Of(FitPoints points)
    {
        double[] logX = [.. points.U.Select(u => u + points.LogXReference[0])];
        double[] logValue = [.. points.LogY.Select(y => y + points.LogYReference)];
        if (points.HasStandardErrors)
        {
            // The scatter about a smooth curve bounds the weights: one tiny standard error must not rule the fit.
            var scatter = new LogCurve(logX, logValue, [.. points.LogY.Select(_ => 1.0)]).Noise;
            points.AddScatter(scatter * scatter);
        }

        if (logX.Length <= MostSizes) return new(logX, logValue, [.. points.Weights]);
        var kept = Even(logX);
        return new([.. kept.Select(i => logX[i])], [.. kept.Select(i => logValue[i])], [.. kept.Select(i => points.Weights[i])]);
    }

    /// <summary>The first, the last, and as many between as lie nearest to even steps.</summary>
    private static int[] Even(double[] logX)
    {
        var kept = new int[MostSizes];
        for (var j = 0; j < MostSizes; j++)
        {
            var (first, last) = (j == 0 ? 0 : kept[j - 1] + 1, logX.Length - MostSizes + j);
            var wanted = logX[0] + ((logX[^1] - logX[0]) * j / (MostSizes - 1));
            var nearest = first;
            for (var i = first + 1; i <= last && Math.Abs(logX[i] - wanted) <= Math.Abs(logX[nearest] - wanted); i++) nearest = i;
            kept[j] = nearest;
        }

        return kept;
    }

    /// <summary>ln(x / x_max), rising to 0.</summary>
    public double[] U { get; }

    /// <summary>ln y, less its value at the largest size.</summary>
    public double[] LogY { get; }

    /// <summary>Weights of the points, of mean one.</summary>
    public double[] Weights { get; }

    /// <summary>ln of the largest size.</summary>
    public double LogXMax { get; }

    /// <summary>ln of the value there.</summary>
    public double LogYLast { get; }

    /// <summary>Standard deviation of the noise of ln y.</summary>
    public double Noise { get; }

    /// <summary>How steeply ln y falls against ln x over the larger half of the points, at least .001.</summary>
    public double Slope { get; }

    /// <summary>Number of distinct sizes.</summary>
    public int Count => U.Length;

    /// <summary>The curve of the smallest sizes alone, with its own reference, noise and slope: the rest must not leak in.</summary>
    public LogCurve Smallest(int count) => new(_logX[..count], _logValue[..count], _relativeWeights[..count]);

    private double TailSlope()
    {
        var u = U.AsSpan(Count / 2);
        var y = LogY.AsSpan(Count / 2);
        var (meanU, meanY) = (0.0, 0.0);
        for (var i = 0; i < u.Length; i++) (meanU, meanY) = (meanU + (u[i] / u.Length), meanY + (y[i] / u.Length));
        var (suu, suy) = (0.0, 0.0);
        for (var i = 0; i < u.Length; i++)
        {
            suu += (u[i] - meanU) * (u[i] - meanU);
            suy += (u[i] - meanU) * (y[i] - meanY);
        }

        return suu > 0 ? Math.Max(1e-3, -suy / suu) : 1e-3;
    }
}
