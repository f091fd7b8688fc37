using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// ln y = t0 + p ln(e^-u + C'), the mathematics of <see cref="ShiftedPower"/>. Parameters: t0, ln p, ln C', all free, with
/// C' = C x_ref.
/// </summary>
internal readonly struct ShiftedPowerModel : ILogModel
{
    public const int Level = 0;
    public const int LogP = 1;
    public const int LogC = 2;

    /// <summary>Quantity: ln of the plateau, t0 + p ln C'.</summary>
    public const int LogFloor = 1;

    /// <summary>Quantity: ln a = t0 + p ln x_ref; the argument is ln x_ref.</summary>
    public const int LogScale = 2;

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

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var p = Math.Exp(theta[LogP]);
        var log = number == LogFloor ? theta[LogC] : argument;
        gradient[Level] = 1;
        gradient[LogP] = p * log;
        gradient[LogC] = number == LogFloor ? p : 0;
        return theta[Level] + (p * log);
    }
}
