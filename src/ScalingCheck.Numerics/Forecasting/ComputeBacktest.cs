using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// How well a law of two axes, parameters N and tokens D, forecast the runs of larger compute C = 6ND from those of smaller
/// compute.
/// </summary>
/// <param name="Cuts">Number of backtests, at least 2.</param>
/// <param name="Error">Root mean squared error of ln y, each backtest counting once.</param>
/// <param name="Bias">Mean error of ln y; positive when the forecasts were too high.</param>
public sealed record ComputeBacktest(int Cuts, double Error, double Bias)
{
    private const int FewestKept = 12;
    private const int FewestCuts = 2;
    private const int MostCuts = 5;
    private const double FarDistance = 10;

    /// <summary>Cuts at 1/2, 1/4, ... 1/32 of the largest compute while 12 points are kept, checked a factor of 2 further.</summary>
    /// <param name="data">Points on two axes.</param>
    /// <param name="law">The form, for example chinchilla.</param>
    /// <param name="options">How to fit it.</param>
    /// <returns>Null when fewer than two cuts are possible or can be fitted.</returns>
    /// <exception cref="ArgumentException">The data or the law has not two axes.</exception>
    public static ComputeBacktest? Of(FitData data, IScalingLaw law, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(options);
        if (data.AxisCount != 2 || law.Axes != 2) throw new ArgumentException("Compute is the product of two axes.", nameof(data));
        double[] logC = [.. Enumerable.Range(0, data.Count).Select(row => LogCompute(data.Axis(0)[row], data.Axis(1)[row]))];
        if (logC.Length == 0 || !Array.TrueForAll(logC, double.IsFinite)) return null;

        var (cuts, square, sum) = (0, 0.0, 0.0);
        for (var halvings = 1; halvings <= MostCuts; halvings++)
        {
            var limit = logC.Max() - (halvings * Math.Log(2)) + 1e-9;
            if (logC.Count(c => c <= limit) < FewestKept) break;
            var kept = RowSelection.Where(data, row => logC[row] <= limit, static _ => 1);
            var fit = law.Fit(kept, options with { Intervals = false, ForecastAt = [] });
            if (fit.Refusal is not null) continue;
            double[] errors = [.. Checked(logC, limit).Select(row => ErrorAt(fit, data, row))];
            if (!Array.TrueForAll(errors, double.IsFinite)) continue;
            (cuts, square, sum) = (cuts + 1, square + errors.Average(e => e * e), sum + errors.Average());
        }

        return cuts < FewestCuts ? null : new(cuts, Math.Sqrt(square / cuts), sum / cuts);
    }

    /// <summary>An interval of the law's parameters with the error of the backtests added as a second variance of ln y.</summary>
    /// <param name="forecast">A forecast with both ends.</param>
    /// <param name="level">The level of its interval, between 0 and 1.</param>
    /// <returns>The wider one; the same when it is not identified or has an open end; ends that are NaN for a level out of range.</returns>
    public FittedQuantity Widen(FittedQuantity forecast, double level = .95)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var (value, lower, upper) = (Math.Log(forecast.Value), Math.Log(forecast.Lower), Math.Log(forecast.Upper));
        if (forecast.NotIdentified is not null || !double.IsFinite(lower + upper)) return forecast;
        var reach = BacktestQuantile.Of(level, Cuts) * Error;
        return forecast with
        {
            Lower = Math.Exp(value - double.Hypot(value - lower, reach)),
            Upper = Math.Exp(value + double.Hypot(upper - value, reach)),
            StandardError = double.Hypot(forecast.StandardError, Error * forecast.Value),
        };
    }

    /// <summary>
    /// A sentence about forecasts of more than 10 times the largest compute, where the floor found on a short range makes
    /// them too high (17 of 18 splits of public data); null when nearer.
    /// </summary>
    /// <param name="data">The fitted points.</param>
    /// <param name="at">The sizes N and D to forecast at.</param>
    public static string? FarNote(FitData data, double[] at)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(at);
        var largest = double.NegativeInfinity;
        for (var row = 0; row < data.Count; row++) largest = Math.Max(largest, LogCompute(data.Axis(0)[row], data.Axis(1)[row]));
        var distance = Math.Exp(LogCompute(at[0], at[1]) - largest);
        return distance > FarDistance
            ? $"{Words.Number(distance)}x beyond the largest compute: so far out forecasts tend to be too high, for a short range over-estimates the floor. Gate on the ratio to the baseline fitted to the same sizes, where this cancels."
            : null;
    }

    private static IEnumerable<int> Checked(double[] logC, double limit)
    {
        // As on one axis: a factor of two beyond the largest kept run, or the next run when there is none.
        var from = logC.Where(c => c <= limit).Max();
        var until = Math.Max(from + (1.1 * Math.Log(2)), logC.Where(c => c > limit).Min());
        return Enumerable.Range(0, logC.Length).Where(row => logC[row] > limit && logC[row] <= until);
    }

    private static double ErrorAt(LawFit fit, FitData data, int row) =>
        Math.Log(fit.Predict([data.Axis(0)[row], data.Axis(1)[row]]) / data.Y[row]);

    private static double LogCompute(double n, double d) => Math.Log(6) + Math.Log(n) + Math.Log(d);
}
