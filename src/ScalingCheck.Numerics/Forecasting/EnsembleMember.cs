namespace ScalingCheck.Numerics.Forecasting;

/// <summary>One fit of an ensemble.</summary>
/// <param name="Form">Its form: <c>shifted-power</c>, <c>three-region</c>, <c>broken-power</c> or <c>power-constant</c>.</param>
/// <param name="TailWeight">λ: a size weighs by (x / x_max)^λ; 0 trusts all sizes alike.</param>
/// <param name="Weight">Its share of the forecast, between 0 and 1.</param>
/// <param name="BacktestError">Its root mean squared error of ln y in the backtests; NaN without any.</param>
public sealed record EnsembleMember(string Form, double TailWeight, double Weight, double BacktestError);
