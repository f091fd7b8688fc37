using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>y = E + A x^-alpha (M2 of Alabdulmohsin et al. 2022, arXiv 2209.06640).</summary>
internal sealed class PowerConstantMember : MemberForm<PowerConstantMember.Model>
{
    private const int LogE = 0;
    private const int LogA = 1;
    private const int LogAlpha = 2;

    public override string Id => "power-constant";

    protected override void Priors(LogCurve curve, Span<double> mean, Span<double> deviation)
    {
        (mean[LogE], deviation[LogE]) = (-1, 2.5);
        (mean[LogAlpha], deviation[LogAlpha]) = (Math.Log(.35), .7);
    }

    protected override void Start(LogCurve curve, ref EvenPoint point, Span<double> theta)
    {
        var floor = point.Between(.02, .97);
        theta[LogE] = Math.Log(floor);
        theta[LogA] = Math.Log(1 - floor);
        theta[LogAlpha] = Math.Log(Math.Clamp(curve.Slope / (1 - floor), .02, 1.5));
    }

    /// <summary>ln y = ln(E' + A' e^(-alpha u)) in ln E', ln A', ln alpha: a prior on a floor belongs on its logarithm.</summary>
    internal readonly struct Model : ILogModel
    {
        public static int ParameterCount => 3;

        public static bool IsLinear => false;

        public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
        {
            var alpha = Math.Exp(theta[LogAlpha]);
            var power = theta[LogA] - (alpha * u);
            var share = LogSpace.Logistic(power - theta[LogE]);
            gradient[LogE] = LogSpace.Logistic(theta[LogE] - power);
            gradient[LogA] = share;
            gradient[LogAlpha] = -share * alpha * u;
            return LogSpace.Add(theta[LogE], power);
        }
    }
}
