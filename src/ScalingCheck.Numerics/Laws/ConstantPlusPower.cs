using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E' + e^(ln A' - alpha u), the mathematics that <c>power-constant</c> (alpha &gt; 0) and <c>power-offset</c>
/// (alpha &lt; 0) share. Parameters: ln A', alpha, E', in units of the reference x and y.
/// </summary>
internal readonly struct ConstantPlusPower : ILogModel
{
    public const int LogA = 0;
    public const int Alpha = 1;
    public const int E = 2;

    /// <summary>The steepest exponent the fit looks for, up or down.</summary>
    public const double Steepest = 6;

    /// <summary>The flattest exponent the fit looks for, up or down.</summary>
    public const double Flattest = 0.005;

    /// <summary>The steepest exponent an interval may reach.</summary>
    public const double ProfileSteepest = 8;

    /// <summary>The flattest exponent an interval may reach.</summary>
    public const double ProfileFlattest = 1e-3;

    private const int ScanSteps = 48;
    private const int MaxScanned = 256;

    public static int ParameterCount => 3;

    public static bool IsLinear => false;

    /// <summary>
    /// Steps in the level E' + A', the slope alpha A' and alpha: for a small alpha the data fix level and slope, and the
    /// valley is straight in them where it is a hook in E' and A'.
    /// </summary>
    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        for (var k = 0; k < trial.Length; k++) trial[k] = theta[k] + step[k];
        // A floor that is held leaves nothing to trade with.
        if (step[E] == 0 || !(theta[Alpha] * trial[Alpha] > 0)) return;
        var factor = 1 + step[LogA] + (step[Alpha] / theta[Alpha]);
        if (!(factor > 0)) return;
        var a = Math.Exp(theta[LogA]);
        var moved = a * factor * theta[Alpha] / trial[Alpha];
        trial[LogA] = Math.Log(moved);
        trial[E] = theta[E] + step[E] + (a * (1 + step[LogA])) - moved;
    }

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var power = Math.Exp(theta[LogA] - (theta[Alpha] * u));
        var value = theta[E] + power;
        var share = power / value;
        gradient[LogA] = share;
        gradient[Alpha] = -u * share;
        gradient[E] = 1 / value;
        return Math.Log(value);
    }

    /// <summary>The term is an exponential: its second derivatives are the first ones again, times 1 or -u.</summary>
    public static bool AddCurvature(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix)
    {
        matrix[(LogA * ParameterCount) + LogA] += scale * gradient[LogA];
        matrix[(Alpha * ParameterCount) + LogA] += scale * gradient[Alpha];
        matrix[(Alpha * ParameterCount) + Alpha] -= scale * u * gradient[Alpha];
        return true;
    }

    /// <summary>
    /// Starts by variable projection: for each exponent of a log-spaced scan the best E' ≥ 0 and A' from relative least
    /// squares, the three lowest valleys; and the law without a constant.
    /// </summary>
    /// <param name="points">The points, one axis.</param>
    /// <param name="sign">1 for a falling law, -1 for a rising one.</param>
    /// <param name="starts">Three parameters for each start.</param>
    public static int Starts(FitPoints points, int sign, Span<double> starts) =>
        Starts(points.U, points.LogY, points.Weights, sign, starts);

    /// <summary>The same for any n centred ln x, ln y and weights.</summary>
    public static int Starts(
        ReadOnlySpan<double> u, ReadOnlySpan<double> logY, ReadOnlySpan<double> weights, int sign, Span<double> starts)
    {
        var n = u.Length;
        Span<double> inverse = n <= MaxScanned ? stackalloc double[n] : new double[n];
        Span<double> relative = n <= MaxScanned ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++) inverse[i] = Math.Exp(-logY[i]);
        Span<double> objectives = stackalloc double[ScanSteps];
        Span<double> scanned = stackalloc double[ScanSteps * 3];
        for (var j = 0; j < ScanSteps; j++)
        {
            var theta = scanned.Slice(j * 3, 3);
            theta[Alpha] = sign * Flattest * Math.Pow(Steepest / Flattest, (double)j / (ScanSteps - 1));
            objectives[j] = Project(u, weights, inverse, relative, theta);
        }

        var slope = -PointChecks.LogLogSlope(u, logY, weights, out _);
        starts[Alpha] = sign * Math.Clamp(sign * slope, Flattest, Steepest);
        starts[E] = 0;
        starts[LogA] = LogScale(u, logY, weights, starts[Alpha]);
        return 1 + LowestValleys(objectives, scanned, starts[3..]);
    }

    /// <summary>The best falling law of this form: where a law that contains it has to start, lest it end up worse.</summary>
    public static void Fit(FitPoints points, Span<double> theta)
    {
        Span<double> starts = stackalloc double[4 * 3];
        ReadOnlySpan<double> lower = [double.NegativeInfinity, Flattest, 0];
        ReadOnlySpan<double> upper = [double.PositiveInfinity, Steepest, double.PositiveInfinity];
        var problem = new LeastSquares<ConstantPlusPower>(points, lower, upper);
        var count = Starts(points, 1, starts);
        var best = double.PositiveInfinity;
        for (var k = 0; k < count; k++)
        {
            var trial = starts.Slice(k * 3, 3);
            var objective = problem.Minimise(trial);
            if (objective >= best) continue;
            best = objective;
            trial.CopyTo(theta);
        }
    }

    /// <summary>
    /// Best E' ≥ 0 and A' for an exponent, by relative least squares; returns their sum of squares. No logarithms: the
    /// valleys are polished on the exact objective, here they need only be found.
    /// </summary>
    private static double Project(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> inverse,
        Span<double> relative,
        Span<double> theta)
    {
        var (s11, s1z, szz, b1, bz) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < inverse.Length; i++)
        {
            var (w, one) = (weights[i], inverse[i]);
            var z = Math.Exp(-theta[Alpha] * u[i]) * one;
            relative[i] = z;
            (s11, s1z, szz) = (s11 + (w * one * one), s1z + (w * one * z), szz + (w * z * z));
            (b1, bz) = (b1 + (w * one), bz + (w * z));
        }

        var determinant = (s11 * szz) - (s1z * s1z);
        var e = ((b1 * szz) - (bz * s1z)) / determinant;
        var a = ((s11 * bz) - (s1z * b1)) / determinant;
        if (!(e > 0)) (e, a) = (0, bz / szz);
        if (!(a > 0)) return double.PositiveInfinity;
        (theta[E], theta[LogA]) = (e, Math.Log(a));
        var total = 0.0;
        for (var i = 0; i < inverse.Length; i++)
        {
            var r = 1 - (e * inverse[i]) - (a * relative[i]);
            total += weights[i] * r * r;
        }

        return double.IsNaN(total) ? double.PositiveInfinity : total;
    }

    /// <summary>ln A' of the law without a constant.</summary>
    private static double LogScale(
        ReadOnlySpan<double> u, ReadOnlySpan<double> logY, ReadOnlySpan<double> weights, double alpha)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < u.Length; i++)
        {
            sum += weights[i] * (logY[i] + (alpha * u[i]));
            weight += weights[i];
        }

        return sum / weight;
    }

    private static int LowestValleys(Span<double> objectives, ReadOnlySpan<double> scanned, Span<double> starts)
    {
        Span<bool> valley = stackalloc bool[ScanSteps];
        for (var j = 0; j < ScanSteps; j++)
        {
            valley[j] = double.IsFinite(objectives[j])
                && (j == 0 || objectives[j] <= objectives[j - 1])
                && (j == ScanSteps - 1 || objectives[j] < objectives[j + 1]);
        }

        const int Wanted = 3;
        var count = 0;
        for (; count < Wanted; count++)
        {
            var best = -1;
            for (var j = 0; j < ScanSteps; j++)
            {
                if (valley[j] && (best < 0 || objectives[j] < objectives[best])) best = j;
            }

            if (best < 0) break;
            valley[best] = false;
            scanned.Slice(best * 3, 3).CopyTo(starts[(count * 3)..]);
        }

        return count;
    }
}
