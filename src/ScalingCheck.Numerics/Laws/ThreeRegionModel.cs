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
        var at = new Sigmoid(Logit(theta[Level] - (c * u), a));
        var floor = new Sigmoid(theta[LogD] - at.SoftplusOfMinus - theta[LogE]);
        var share = floor.Value;
        // d ln w / d(k - c u), by implicit differentiation of the equation for w.
        var slope = share * at.Rest / (at.Rest + (a * at.Value));
        gradient[LogE] = floor.Rest;
        gradient[LogD] = share;
        gradient[LogC] = -slope * c * u;
        gradient[Level] = slope;
        gradient[LogA] = -slope * a * at.Softplus;
        var value = theta[LogE] + floor.Softplus;
        return double.IsFinite(value) ? value : double.NaN;
    }

    /// <summary>
    /// With R = ln D' w: ∇²y / y is the share of the floor in its own place, and that of D' w times ∇R ∇Rᵀ + ∇²R elsewhere. In
    /// r = k - c u and ln a, with h = 1 - w + a w, t = (1 - w) / h and P = -ln(1 - w): R_rr = -a w (1 - w) / h³,
    /// R_ra = -a w (1 - w) (1 - a P / h) / h² and R_aa = -a P (R_ra + t²).
    /// </summary>
    public static bool AddCurvature(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix)
    {
        const int P = 5;
        matrix[(LogE * P) + LogE] += scale * gradient[LogE];
        var share = gradient[LogD];
        // Only the floor is left to see.
        if (!(share > 0 && gradient[Level] > 0)) return true;
        for (var k = LogD; k < P; k++)
        {
            var row = scale * gradient[k] / share;
            for (var l = LogD; l <= k; l++) matrix[(k * P) + l] += row * gradient[l];
        }

        var (cu, a) = (Math.Exp(theta[LogC]) * u, Math.Exp(theta[LogA]));
        var (t, ap) = (gradient[Level] / share, -gradient[LogA] / gradient[Level]);
        var rest = Math.Exp(-ap / a);
        var h = rest / t;
        if (!(h > 0)) return true;
        var bend = a * (1 - rest) * rest / (h * h);
        var weight = scale * share;
        var (rr, ra) = (-bend / h, -bend * (1 - (ap / h)));
        matrix[(LogC * P) + LogC] += weight * cu * ((cu * rr) - t);
        matrix[(Level * P) + LogC] -= weight * cu * rr;
        matrix[(Level * P) + Level] += weight * rr;
        matrix[(LogA * P) + LogC] -= weight * cu * ra;
        matrix[(LogA * P) + Level] += weight * ra;
        matrix[(LogA * P) + LogA] -= weight * ap * (ra + (t * t));
        return true;
    }

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (c, a) = (Math.Exp(theta[LogC]), Math.Exp(theta[LogA]));
        var at = new Sigmoid(Logit(theta[Level] - (c * argument), a));
        var (w, rest) = (at.Value, at.Rest);
        var slope = rest + (a * w);
        // d ln(rest / slope) / ds, then s by its own equation.
        var byS = -(w * a) / slope;
        gradient[LogE] = 0;
        gradient[LogD] = 0;
        gradient[LogC] = 1 - (byS / slope * c * argument);
        gradient[Level] = byS / slope;
        gradient[LogA] = -(a / slope) * (w + (byS * at.Softplus));
        return theta[LogC] - at.Softplus - Math.Log(slope);
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
            var at = new Sigmoid(s);
            var step = ((a * at.Softplus) - at.SoftplusOfMinus - r) / (at.Rest + (a * at.Value));
            s -= step;
            // The error after a step is below half its square: this one was exact. (NaN ends it too.)
            if (!(Math.Abs(step) > 1e-8 + (1e-15 * Math.Abs(s)))) break;
        }

        return s;
    }
}
