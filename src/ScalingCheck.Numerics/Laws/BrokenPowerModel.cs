using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// ln y = ln(E' + e^q), q = ln b' - c0 u - c1 f softplus((u - d) / f), the mathematics of <see cref="BrokenPower"/>.
/// Parameters: ln E', ln b', c0, c1, d = ln(d1 / x_ref), ln f, all free.
/// </summary>
internal readonly struct BrokenPowerModel : ILogModel
{
    public const int LogE = 0;
    public const int LogB = 1;
    public const int Before = 2;
    public const int Change = 3;
    public const int Break = 4;
    public const int LogWidth = 5;

    /// <summary>Quantity: the local slope c0 + c1 logistic((u - d) / f) at the centred ln x that is the argument.</summary>
    public const int LocalSlope = 1;

    public static int ParameterCount => 6;

    public static bool IsLinear => false;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var width = Math.Exp(theta[LogWidth]);
        var z = (u - theta[Break]) / width;
        var bend = width * LogSpace.Softplus(z);
        var power = theta[LogB] - (theta[Before] * u) - (theta[Change] * bend);
        var share = LogSpace.Logistic(power - theta[LogE]);
        gradient[LogE] = LogSpace.Logistic(theta[LogE] - power);
        gradient[LogB] = share;
        gradient[Before] = -share * u;
        gradient[Change] = -share * bend;
        gradient[Break] = share * theta[Change] * LogSpace.Logistic(z);
        // softplus(z) - z logistic(z) is the same on both sides of the break; so written it does not cancel.
        var side = Math.Abs(z);
        gradient[LogWidth] = -share * theta[Change] * width * (LogSpace.Softplus(-side) + (side * LogSpace.Logistic(-side)));
        var value = LogSpace.Add(theta[LogE], power);
        return double.IsFinite(value) ? value : double.NaN;
    }

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var width = Math.Exp(theta[LogWidth]);
        var z = (argument - theta[Break]) / width;
        var turned = LogSpace.Logistic(z);
        var slope = theta[Change] * turned * LogSpace.Logistic(-z);
        gradient.Clear();
        gradient[Before] = 1;
        gradient[Change] = turned;
        gradient[Break] = -slope / width;
        gradient[LogWidth] = -slope * z;
        return theta[Before] + (theta[Change] * turned);
    }
}
