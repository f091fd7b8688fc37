using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A form with the priors of the ensemble, which can be fitted to any five sizes.</summary>
internal sealed record MemberTrial(MemberForm Form, double TailWeight) : IFormTrial
{
    public Func<double, double>? Fit(Backtest backtest, FitData data, FitOptions options, out string? reason)
    {
        reason = null;
        var theta = Form.Fit(backtest.Kept, TailWeight, EnsembleRecipe.Default, []).Theta;
        return u => Form.LogValue(theta, u);
    }
}
