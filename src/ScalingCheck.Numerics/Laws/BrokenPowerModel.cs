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

    /// <summary>
    /// Steps in the level and the slope of ln(y - E) at the centre of the sizes: where the break is wide, or outside them, b
    /// and c0 move by far more than these do.
    /// </summary>
    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        for (var k = 0; k < trial.Length; k++) trial[k] = theta[k] + step[k];
        var (change, width, z) = Centre(theta, out var turn);
        var bent = width * turn.Softplus * change;
        var turned = turn.Value * change;
        var turning = turned * turn.Rest;
        var bentStep = (width * turn.Softplus * step[Change]) - (turned * step[Break]) + ((bent - (width * z * turned)) * step[LogWidth]);
        var turnedStep = (turn.Value * step[Change]) - (turning * ((step[Break] / width) + (z * step[LogWidth])));
        var (newChange, newWidth, _) = Centre(trial, out turn);
        // What is held stays.
        if (step[LogB] != 0) trial[LogB] += (newWidth * turn.Softplus * newChange) - bent - bentStep;
        if (step[Before] != 0) trial[Before] += turned + turnedStep - (turn.Value * newChange);
    }

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var width = Math.Exp(theta[LogWidth]);
        var z = (u - theta[Break]) / width;
        var turn = new Sigmoid(z);
        var bend = width * turn.Softplus;
        var power = theta[LogB] - (theta[Before] * u) - (theta[Change] * bend);
        var floor = new Sigmoid(power - theta[LogE]);
        var share = floor.Value;
        gradient[LogE] = floor.Rest;
        gradient[LogB] = share;
        gradient[Before] = -share * u;
        gradient[Change] = -share * bend;
        gradient[Break] = share * theta[Change] * turn.Value;
        // softplus(z) - z logistic(z) is the same on both sides of the break; so written it does not cancel.
        var (low, outside) = z < 0 ? (turn.Softplus, turn.Value) : (turn.SoftplusOfMinus, turn.Rest);
        gradient[LogWidth] = -share * theta[Change] * width * (low + (Math.Abs(z) * outside));
        var value = theta[LogE] + floor.Softplus;
        return double.IsFinite(value) ? value : double.NaN;
    }

    /// <summary>
    /// ∇²y / y is the share of the floor in its own place, and that of the power times ∇q ∇qᵀ + ∇²q elsewhere; q is linear but
    /// for the product of c1 and the bend.
    /// </summary>
    public static bool AddCurvature(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix)
    {
        const int P = 6;
        matrix[(LogE * P) + LogE] += scale * gradient[LogE];
        var share = gradient[LogB];
        // Only the floor is left to see.
        if (!(share > 0)) return true;
        for (var k = LogB; k < P; k++)
        {
            var row = scale * gradient[k] / share;
            for (var l = LogB; l <= k; l++) matrix[(k * P) + l] += row * gradient[l];
        }

        var width = Math.Exp(theta[LogWidth]);
        var z = (u - theta[Break]) / width;
        var e = Math.Exp(-Math.Abs(z));
        var turned = (z < 0 ? e : 1) / (1 + e);
        var weight = scale * share;
        var turning = theta[Change] * e / ((1 + e) * (1 + e));
        matrix[(Break * P) + Change] += weight * turned;
        matrix[(Break * P) + Break] -= weight * turning / width;
        matrix[(LogWidth * P) + Change] += scale * (gradient[Change] + (share * width * z * turned));
        matrix[(LogWidth * P) + Break] -= weight * turning * z;
        matrix[(LogWidth * P) + LogWidth] += scale * (gradient[LogWidth] - (share * turning * width * z * z));
        return true;
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

    private static (double Change, double Width, double Z) Centre(ReadOnlySpan<double> theta, out Sigmoid turn)
    {
        var width = Math.Exp(theta[LogWidth]);
        var z = -theta[Break] / width;
        turn = new Sigmoid(z);
        return (theta[Change], width, z);
    }
}
