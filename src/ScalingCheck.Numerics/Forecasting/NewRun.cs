using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>From the interval of a law's mean to that of one new run, which carries noise of its own.</summary>
public static class NewRun
{
    /// <summary>The interval of <see cref="Interval(LawFit, FittedQuantity, double)"/> for any objective and any weights.</summary>
    /// <param name="fit">A fit.</param>
    /// <param name="data">Its points: with standard errors the new run scatters as they do about the curve, on the average.</param>
    /// <param name="options">Its options: the level of the interval, and whether the noise is constant in y or in ln y.</param>
    /// <param name="forecast">One of its forecasts.</param>
    public static FittedQuantity Interval(LawFit fit, FitData data, FitOptions options, FittedQuantity forecast)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(forecast);
        var onValues = options.Objective.OnValues;
        var noise = data.HasStandardErrors ? Scatter(fit, data, onValues) : fit.ResidualStandardDeviation;
        return Interval(fit with { ResidualStandardDeviation = onValues ? noise / forecast.Value : noise }, forecast, options.Level);
    }

    /// <summary>
    /// value · e^(± t sqrt(e² + s²)), e the standard error of the forecast of ln y, s² the residual variance, t on the degrees
    /// of freedom of the fit.
    /// </summary>
    /// <param name="fit">A fit on ln y, without standard errors.</param>
    /// <param name="forecast">One of its forecasts.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The forecast with a wider interval; unchanged when it is not identified or has no standard error; ends that are NaN for a level out of range.</returns>
    public static FittedQuantity Interval(LawFit fit, FittedQuantity forecast, double level = .95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.NotIdentified is not null || !double.IsFinite(forecast.StandardError)) return forecast;
        var error = double.Hypot(forecast.StandardError / forecast.Value, fit.ResidualStandardDeviation);
        var reach = Quantiles.TwoSidedT(level, fit.DegreesOfFreedom) * error;
        return forecast with
        {
            Lower = forecast.Value * Math.Exp(-reach),
            Upper = forecast.Value * Math.Exp(reach),
            StandardError = forecast.Value * error,
        };
    }

    /// <summary>Residuals in units of the standard errors say nothing of a run whose standard error nobody knows.</summary>
    private static double Scatter(LawFit fit, FitData data, bool onValues)
    {
        var sum = 0.0;
        for (var row = 0; row < data.Count; row++)
        {
            var curve = fit.Predict(CurvePair.Sizes(data, row));
            var residual = onValues ? data.Y[row] - curve : Math.Log(data.Y[row] / curve);
            sum += residual * residual;
        }

        var parameters = fit.Count - fit.DegreesOfFreedom;
        return Math.Sqrt(sum / Math.Max(1, data.Count - parameters));
    }
}
