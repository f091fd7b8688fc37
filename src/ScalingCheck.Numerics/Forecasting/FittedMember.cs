namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A member of an ensemble.</summary>
/// <param name="Form">Its form.</param>
/// <param name="TailWeight">Its λ.</param>
/// <param name="Fit">Its fit to the whole curve.</param>
/// <param name="Backtest">Root mean square of its backtests; NaN without backtests.</param>
internal sealed record FittedMember(MemberForm Form, double TailWeight, MemberFit Fit, double Backtest)
{
    /// <summary>Its share of the centre.</summary>
    public double Weight { get; init; }

    /// <summary>Its forecast of ln y at u, less ln y at the largest size.</summary>
    public double LogValue(double u) => Form.LogValue(Fit.Theta, u);
}
