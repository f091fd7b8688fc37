using ScalingCheck.Numerics.Laws;
using static ScalingCheck.Numerics.Laws.ThreeRegionModel;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>(y - E)/(e0 - y)^a = b x^-c (M4 of Alabdulmohsin et al. 2022, arXiv 2209.06640).</summary>
internal sealed class ThreeRegionMember : MemberForm<ThreeRegionModel>
{
    /// <summary>The first guess of the fall of y, at least, as a share of the last value.</summary>
    private const double SmallestFall = 1e-3;

    public override string Id => "three-region";

    protected override void Priors(LogCurve curve, Span<double> mean, Span<double> deviation)
    {
        (mean[LogE], deviation[LogE]) = (-1, 2.5);
        (mean[LogC], deviation[LogC]) = (Math.Log(.4), .7);
        (mean[LogA], deviation[LogA]) = (-.7, 1);
    }

    protected override void Start(LogCurve curve, ref EvenPoint point, Span<double> theta)
    {
        var floor = point.Between(.02, .97);
        var fall = Math.Max(SmallestFall, Math.Exp(curve.LogY.Max()) - 1);
        theta[LogE] = Math.Log(floor);
        theta[LogD] = Math.Log(fall + SmallestFall) + point.Between(0, 1.5);
        theta[LogC] = Math.Log(Math.Clamp(curve.Slope * point.Between(1, 4), .05, 2));
        theta[LogA] = point.Between(-2, .7);
        // Through the last point, where y is 1 and u is 0.
        var w = Math.Clamp((1 - floor) / Math.Exp(theta[LogD]), 1e-6, 1 - 1e-6);
        theta[Level] = Math.Log(w) - (Math.Exp(theta[LogA]) * Math.Log(1 - w));
    }
}
