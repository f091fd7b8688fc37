using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = E' + D' w with w / (1 - w)^a = e^(k - c u), 0 &lt; w &lt; 1, the mathematics of <see cref="ThreeRegion"/>. Parameters:
/// ln E', ln D' (D = e0 - E), ln c, k, ln a, all free.
/// </summary>
internal readonly struct ThreeRegionModel : ILogModel
{
    public const int LogE = 0;
    public const int LogD = 1;
    public const int LogC = 2;
    public const int Level = 3;
    public const int LogA = 4;

    /// <summary>Quantity: ln of the local slope -d ln(y - E) / d ln x at the centred ln x that is the argument.</summary>
    public const int LogLocalSlope = 1;

    /// <summary>Enough for every a between e^-40 and e^40, where a root needs about ln a steps.</summary>
    private const int MaxIterations = 60;

    public static int ParameterCount => 5;

    public static bool IsLinear => false;

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var (c, a) = (Math.Exp(theta[LogC]), Math.Exp(theta[LogA]));
        var s = Logit(theta[Level] - (c * u), a);
        var (w, rest) = (LogSpace.Logistic(s), LogSpace.Logistic(-s));
        var reducible = theta[LogD] - LogSpace.Softplus(-s);
        var share = LogSpace.Logistic(reducible - theta[LogE]);
        // d ln w / d(k - c u), by implicit differentiation of the equation for w.
        var slope = share * rest / (rest + (a * w));
        gradient[LogE] = LogSpace.Logistic(theta[LogE] - reducible);
        gradient[LogD] = share;
        gradient[LogC] = -slope * c * u;
        gradient[Level] = slope;
        gradient[LogA] = -slope * a * LogSpace.Softplus(s);
        var value = LogSpace.Add(theta[LogE], reducible);
        return double.IsFinite(value) ? value : double.NaN;
    }

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (c, a) = (Math.Exp(theta[LogC]), Math.Exp(theta[LogA]));
        var s = Logit(theta[Level] - (c * argument), a);
        var (w, rest) = (LogSpace.Logistic(s), LogSpace.Logistic(-s));
        var slope = rest + (a * w);
        // d ln(rest / slope) / ds, then s by its own equation.
        var byS = -(w * a) / slope;
        gradient[LogE] = 0;
        gradient[LogD] = 0;
        gradient[LogC] = 1 - (byS / slope * c * argument);
        gradient[Level] = byS / slope;
        gradient[LogA] = -(a / slope) * (w + (byS * LogSpace.Softplus(s)));
        return theta[LogC] - LogSpace.Softplus(s) - Math.Log(slope);
    }

    /// <summary>
    /// s = logit w, the root of f(s) = ln w - a ln(1 - w) - r = -softplus(-s) + a softplus(s) - r. The slope of f runs from 1
    /// to a without turning, so Newton's method approaches the root from one side only, and both asymptotes, s = r and
    /// s = r / a, lie on that side: the nearer one is the start, and no step needs a limit.
    /// </summary>
    private static double Logit(double r, double a)
    {
        var s = a <= 1 ? Math.Max(r, r / a) : Math.Min(r, r / a);
        for (var count = 0; count < MaxIterations; count++)
        {
            var f = (a * LogSpace.Softplus(s)) - LogSpace.Softplus(-s) - r;
            var step = f / (LogSpace.Logistic(-s) + (a * LogSpace.Logistic(s)));
            s -= step;
            // The error after a step is below half its square: this one was exact. (NaN ends it too.)
            if (!(Math.Abs(step) > 1e-8 + (1e-15 * Math.Abs(s)))) break;
        }

        return s;
    }
}
