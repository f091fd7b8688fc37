using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Two curves of one axis with one exponent; v = 0 for the base, 1 for the head. Parameters: those of the base, then those
/// of the head without the exponent. Each curve may have its own origin of ln x and ln y: the exponent does not depend on it.
/// </summary>
internal readonly struct SharedExponent<TModel> : ILogModel
    where TModel : struct, ILogModel
{
    /// <summary>The place of the exponent among the parameters: the second, in every law of one axis that has one on all sizes.</summary>
    public const int Exponent = 1;

    public static int ParameterCount => (2 * TModel.ParameterCount) - 1;

    public static bool IsLinear => TModel.IsLinear;

    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        var p = TModel.ParameterCount;
        Span<double> from = stackalloc double[p];
        Span<double> by = stackalloc double[p];
        Span<double> to = stackalloc double[p];
        Head(theta, from);
        Head(step, by);
        TModel.Move(theta[..p], step[..p], trial[..p]);
        TModel.Move(from, by, to);
        Scatter(to, trial);
    }

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var p = TModel.ParameterCount;
        if (v == 0)
        {
            gradient[p..].Clear();
            return TModel.LogValue(theta[..p], u, u, gradient[..p]);
        }

        Span<double> own = stackalloc double[p];
        Span<double> ownGradient = stackalloc double[p];
        Head(theta, own);
        var value = TModel.LogValue(own, u, u, ownGradient);
        gradient[..p].Clear();
        gradient[Exponent] = ownGradient[Exponent];
        Scatter(ownGradient, gradient);
        return value;
    }

    /// <summary>The head's parameters in the order of its law.</summary>
    private static void Head(ReadOnlySpan<double> theta, Span<double> own)
    {
        var next = TModel.ParameterCount;
        for (var k = 0; k < own.Length; k++) own[k] = k == Exponent ? theta[Exponent] : theta[next++];
    }

    /// <summary>Writes the head's parameters but the exponent, which it shares.</summary>
    private static void Scatter(ReadOnlySpan<double> own, Span<double> theta)
    {
        var next = TModel.ParameterCount;
        for (var k = 0; k < own.Length; k++)
        {
            if (k != Exponent) theta[next++] = own[k];
        }
    }
}
