using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Two commits on one curve, the head a free factor away: ln y = ln m(θ, u) + κ v, v = 1 for the head and 0 for the base.
/// Parameters: those of the law of one axis, then κ.
/// </summary>
internal readonly struct FreeFactor<TModel> : ILogModel
    where TModel : struct, ILogModel
{
    public static int ParameterCount => TModel.ParameterCount + 1;

    public static bool IsLinear => TModel.IsLinear;

    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        var p = TModel.ParameterCount;
        TModel.Move(theta[..p], step[..p], trial[..p]);
        trial[p] = theta[p] + step[p];
    }

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var p = TModel.ParameterCount;
        gradient[p] = v;
        return TModel.LogValue(theta[..p], u, u, gradient[..p]) + (theta[p] * v);
    }
}
