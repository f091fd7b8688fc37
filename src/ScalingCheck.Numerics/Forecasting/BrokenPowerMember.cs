using ScalingCheck.Numerics.Laws;
using static ScalingCheck.Numerics.Laws.BrokenPowerModel;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A power law with one smooth break and a floor (Caballero et al. 2022, arXiv 2210.14891).</summary>
internal sealed class BrokenPowerMember : MemberForm<BrokenPowerModel>
{
    public override string Id => "broken-power";

    protected override void Priors(LogCurve curve, Span<double> mean, Span<double> deviation)
    {
        (mean[LogE], deviation[LogE]) = (-1, 2.5);
        (mean[Before], deviation[Before]) = (.2, .3);
        (mean[Change], deviation[Change]) = (0, .3);
        // The break anywhere in the data, which a grid in absolute sizes would miss.
        (mean[Break], deviation[Break]) = (curve.U[0] / 2, Math.Max(-curve.U[0], 1));
        (mean[LogWidth], deviation[LogWidth]) = (0, 1);
    }

    protected override void Start(LogCurve curve, ref EvenPoint point, Span<double> theta)
    {
        var floor = point.Between(.02, .9);
        theta[LogE] = Math.Log(floor);
        theta[Break] = point.Between(curve.U[0], .3);
        theta[LogWidth] = point.Between(-1.5, 1.5);
        theta[Before] = curve.Slope * point.Between(0, 2);
        theta[Change] = curve.Slope * point.Between(-1, 3);
        // Through the last point, where y is 1 and u is 0.
        var width = Math.Exp(theta[LogWidth]);
        theta[LogB] = Math.Log(1 - floor) + (theta[Change] * width * LogSpace.Softplus(-theta[Break] / width));
    }
}
