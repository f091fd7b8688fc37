using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// ln y = t0 + p ln(e^-u + C'), the mathematics of <c>shifted-power</c>. Parameters: t0, ln p, ln C', all free, with
/// C' = C x_ref.
/// </summary>
internal readonly struct ShiftedPowerModel : ILogModel
{
    public const int Level = 0;
    public const int LogP = 1;
    public const int LogC = 2;

    public static int ParameterCount => 3;

    public static bool IsLinear => false;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var p = Math.Exp(theta[LogP]);
        var log = LogSpace.Add(-u, theta[LogC]);
        gradient[Level] = 1;
        gradient[LogP] = p * log;
        gradient[LogC] = p * LogSpace.Logistic(theta[LogC] + u);
        var value = theta[Level] + (p * log);
        return double.IsFinite(value) ? value : double.NaN;
    }
}
