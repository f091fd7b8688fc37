using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// ln y = alpha_D ln(e^P + e^Q), P = (n - alpha_N u) / alpha_D, Q = d / alpha_D - v, the mathematics of <see cref="Kaplan"/>.
/// n and d are ln y in the limits of infinite data and of an infinite model, at the reference sizes.
/// </summary>
internal readonly struct KaplanModel : ILogModel
{
    public const int LevelN = 0;
    public const int AlphaN = 1;
    public const int LevelD = 2;
    public const int AlphaD = 3;

    /// <summary>Quantity: ln(N_c / N_ref) = (n + ln y_ref) / alpha_N; the argument is ln y_ref.</summary>
    public const int LogNc = 1;

    /// <summary>Quantity: ln(D_c / D_ref) = (d + ln y_ref) / alpha_D; the argument is ln y_ref.</summary>
    public const int LogDc = 2;

    public static int ParameterCount => 4;

    public static bool IsLinear => false;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var alphaD = theta[AlphaD];
        var p = (theta[LevelN] - (theta[AlphaN] * u)) / alphaD;
        var q = (theta[LevelD] / alphaD) - v;
        var (byN, byD) = (LogSpace.Logistic(p - q), LogSpace.Logistic(q - p));
        var log = LogSpace.Add(p, q);
        gradient[LevelN] = byN;
        gradient[AlphaN] = -u * byN;
        gradient[LevelD] = byD;
        gradient[AlphaD] = log - (byN * p) - (byD * (q + v));
        var value = alphaD * log;
        return double.IsFinite(value) ? value : double.NaN;
    }

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (level, alpha) = number == LogNc ? (LevelN, AlphaN) : (LevelD, AlphaD);
        var value = (theta[level] + argument) / theta[alpha];
        gradient.Clear();
        gradient[level] = 1 / theta[alpha];
        gradient[alpha] = -value / theta[alpha];
        return value;
    }
}
