using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>From the interval of a law's mean to that of one new run, which carries noise of its own.</summary>
public static class NewRun
{
    /// <summary>
    /// value · e^(± t sqrt(e² + s²)), e the standard error of the forecast of ln y, s² the residual variance, t on the degrees
    /// of freedom of the fit.
    /// </summary>
    /// <param name="fit">A fit on ln y.</param>
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
}
