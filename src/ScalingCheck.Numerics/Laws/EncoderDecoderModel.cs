using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// y = L_inf' + e^(ln A' - p_e u - p_d v), the mathematics of <see cref="EncoderDecoder"/>, in centred ln N_e (u) and ln N_d
/// (v).
/// </summary>
internal readonly struct EncoderDecoderModel : ILogModel
{
    public const int LogA = 0;
    public const int EncoderExponent = 1;
    public const int DecoderExponent = 2;
    public const int Floor = 3;

    public static int ParameterCount => 4;

    public static bool IsLinear => false;

    /// <summary>
    /// Steps in the level L_inf' + A', the slope (p_e + p_d) A' and the exponents, for the reason given at
    /// <see cref="ConstantPlusPower.Move"/>.
    /// </summary>
    public static void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        for (var k = 0; k < trial.Length; k++) trial[k] = theta[k] + step[k];
        var sum = theta[EncoderExponent] + theta[DecoderExponent];
        var moved = trial[EncoderExponent] + trial[DecoderExponent];
        var factor = 1 + step[LogA] + ((moved - sum) / sum);
        // A floor or a scale that is held leaves nothing to trade with.
        if (step[Floor] == 0 || step[LogA] == 0 || !(sum > 0) || !(moved > 0) || !(factor > 0)) return;
        var a = Math.Exp(theta[LogA]);
        var newA = a * factor * sum / moved;
        trial[LogA] = Math.Log(newA);
        trial[Floor] = theta[Floor] + step[Floor] + (a * (1 + step[LogA])) - newA;
    }

    public static double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient)
    {
        var power = Math.Exp(theta[LogA] - (theta[EncoderExponent] * u) - (theta[DecoderExponent] * v));
        var value = theta[Floor] + power;
        var share = power / value;
        gradient[LogA] = share;
        gradient[EncoderExponent] = -u * share;
        gradient[DecoderExponent] = -v * share;
        gradient[Floor] = 1 / value;
        return Math.Log(value);
    }
}
