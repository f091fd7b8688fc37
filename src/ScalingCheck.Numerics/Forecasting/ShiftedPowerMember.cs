using ScalingCheck.Numerics.Laws;
using static ScalingCheck.Numerics.Laws.ShiftedPowerModel;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>y = a (1/x + C)^p (M3 of Alabdulmohsin et al. 2022, arXiv 2209.06640).</summary>
internal sealed class ShiftedPowerMember : MemberForm<ShiftedPowerModel>
{
    public override string Id => "shifted-power";

    protected override void Priors(LogCurve curve, Span<double> mean, Span<double> deviation)
    {
        (mean[LogP], deviation[LogP]) = (Math.Log(.25), .8);
        (mean[LogC], deviation[LogC]) = (-3, 3);
    }

    protected override void Start(LogCurve curve, ref EvenPoint point, Span<double> theta)
    {
        theta[Level] = 0;
        theta[LogP] = Math.Log(curve.Slope * point.Between(1, 2));
        theta[LogC] = point.Between(-6, 2);
    }
}
