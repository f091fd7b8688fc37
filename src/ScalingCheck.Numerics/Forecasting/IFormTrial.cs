using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>How a form is fitted to what a backtest keeps.</summary>
internal interface IFormTrial
{
    /// <summary>Forecast of ln y at u, both from the largest kept size; null with a reason when there is no fit.</summary>
    Func<double, double>? Fit(Backtest backtest, FitData data, FitOptions options, out string? reason);
}
