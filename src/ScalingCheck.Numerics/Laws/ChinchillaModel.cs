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

    /// <summary>Quantity: the centred ln N of the best split of centred ln (N D) = k, the argument.</summary>
    public const int OptimalSize = 1;

    /// <summary>Quantity: the least centred ln (N D) at which y', the argument, is reached.</summary>
    public const int ComputeForTarget = 2;

    public static int ParameterCount => 5;

    public static bool IsLinear => false;

    /// <summary>
    /// Steps in the level E' + A' + B', the slopes alpha A' and beta B' and the exponents, for the reason given at
    /// <see cref="ConstantPlusPower.Move"/>.
    /// </summary>
    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        for (var k = 0; k < trial.Length; k++) trial[k] = theta[k] + step[k];
        if (step[E] == 0) return;
        trial[E] += MoveTerm(theta, step, trial, LogA, Alpha) + MoveTerm(theta, step, trial, LogB, Beta);
    }

    /// <summary>Moves one term; returns what the floor takes over from it.</summary>
    private static double MoveTerm(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial, int logScale, int exponent)
    {
        var factor = 1 + step[logScale] + (step[exponent] / theta[exponent]);
        // A scale or an exponent that is held has no slope to keep.
        if (step[logScale] == 0 || !(trial[exponent] > 0) || !(factor > 0)) return 0;
        var scale = Math.Exp(theta[logScale]);
        var moved = scale * factor * theta[exponent] / trial[exponent];
        trial[logScale] = Math.Log(moved);
        return (scale * (1 + step[logScale])) - moved;
    }

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

    /// <summary>The terms are exponentials: their second derivatives are the first ones again, times 1, -u or -v.</summary>
    public static bool AddCurvature(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix)
    {
        matrix[(LogA * ParameterCount) + LogA] += scale * gradient[LogA];
        matrix[(Alpha * ParameterCount) + LogA] += scale * gradient[Alpha];
        matrix[(Alpha * ParameterCount) + Alpha] -= scale * u * gradient[Alpha];
        matrix[(LogB * ParameterCount) + LogB] += scale * gradient[LogB];
        matrix[(Beta * ParameterCount) + LogB] += scale * gradient[Beta];
        matrix[(Beta * ParameterCount) + Beta] -= scale * v * gradient[Beta];
        return true;
    }

    public static double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient) =>
        number == OptimalSize ? BestSplit(argument, theta, gradient) : LeastCompute(argument, theta, gradient);

    /// <summary>Both slopes are equal at the best split: ln(alpha A') - alpha u = ln(beta B') - beta (k - u).</summary>
    private static double BestSplit(double k, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (alpha, beta) = (theta[Alpha], theta[Beta]);
        var sum = alpha + beta;
        var u = (Math.Log(alpha / beta) + theta[LogA] - theta[LogB] + (beta * k)) / sum;
        gradient[LogA] = 1 / sum;
        gradient[Alpha] = ((1 / alpha) - u) / sum;
        gradient[LogB] = -1 / sum;
        gradient[Beta] = (k - u - (1 / beta)) / sum;
        gradient[E] = 0;
        return u;
    }

    /// <summary>
    /// On the path of best splits the terms of N and of D take the shares beta and alpha of what is above the floor, which
    /// gives the size of each.
    /// </summary>
    private static double LeastCompute(double target, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (alpha, beta, reducible) = (theta[Alpha], theta[Beta], target - theta[E]);
        var sum = alpha + beta;
        var u = (theta[LogA] - Math.Log(reducible * beta / sum)) / alpha;
        var v = (theta[LogB] - Math.Log(reducible * alpha / sum)) / beta;
        gradient[LogA] = 1 / alpha;
        gradient[Alpha] = (((1 / sum) - u) / alpha) - (1 / (alpha * sum));
        gradient[LogB] = 1 / beta;
        gradient[Beta] = (((1 / sum) - v) / beta) - (1 / (beta * sum));
        gradient[E] = ((1 / alpha) + (1 / beta)) / reducible;
        return reducible > 0 ? u + v : double.NaN;
    }
}
