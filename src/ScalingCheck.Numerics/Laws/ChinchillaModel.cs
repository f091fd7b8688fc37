using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E' + e^(ln A' - alpha u) + e^(ln B' - beta v) in centred ln N (u) and ln D (v). Centring takes the condition of the
/// Chinchilla data from 4e6 (log parameters) to 4e3.
/// </summary>
internal readonly struct ChinchillaModel : ILogModel
{
    public const int LogA = 0;
    public const int Alpha = 1;
    public const int LogB = 2;
    public const int Beta = 3;
    public const int E = 4;

    public static int ParameterCount => 5;

    public static bool IsLinear => false;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var a = Math.Exp(theta[LogA] - (theta[Alpha] * u));
        var b = Math.Exp(theta[LogB] - (theta[Beta] * v));
        var value = theta[E] + a + b;
        gradient[LogA] = a / value;
        gradient[Alpha] = -u * a / value;
        gradient[LogB] = b / value;
        gradient[Beta] = -v * b / value;
        gradient[E] = 1 / value;
        return Math.Log(value);
    }
}
