using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A form as a check would fit it.</summary>
internal sealed record LawTrial(IScalingLaw Law, double TailWeight) : IFormTrial
{
    public Func<double, double>? Fit(Backtest backtest, FitData data, FitOptions options, out string? reason)
    {
        var kept = backtest.Kept;
        // Half a step of rounding above the largest kept size, which comes from a logarithm.
        var largest = Math.Exp(kept.LogXMax) * (1 + 1e-9);
        var fit = Law.Fit(
            RowSelection.Where(data, row => data.Axis(0)[row] <= largest, row => Math.Exp(TailWeight * (Math.Log(data.Axis(0)[row]) - kept.LogXMax))),
            options with { Intervals = false, ForecastAt = [] });
        reason = fit.Refusal;
        if (reason is not null) return null;
        return u => Math.Log(fit.Predict([Math.Exp(u + kept.LogXMax)])) - kept.LogYLast;
    }
}
