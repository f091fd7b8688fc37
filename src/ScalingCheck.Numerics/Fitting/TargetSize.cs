namespace ScalingCheck.Numerics.Fitting;

/// <summary>The size at which a law of one axis reaches a value.</summary>
internal static class TargetSize
{
    /// <summary>No size is looked for further out than this, in ln x.</summary>
    private const double Furthest = 512;

    private const int MaxSteps = 200;

    /// <summary>
    /// The centred ln x at which ln y is <paramref name="logValue"/>, the nearest one on the side to which the law runs; NaN
    /// when it never gets there. The gradient follows from the implicit function: -(∂ ln y/∂θ) / (∂ ln y/∂ ln x).
    /// </summary>
    public static double Find<TModel>(scoped ReadOnlySpan<double> theta, double logValue, scoped Span<double> gradient)
        where TModel : struct, ILogModel
    {
        var excess = TModel.LogValue(theta, 0, 0, gradient) - logValue;
        var falls = TModel.LogValue(theta, 1, 1, gradient) < TModel.LogValue(theta, -1, -1, gradient);
        var direction = excess > 0 == falls ? 1 : -1;
        var (near, nearExcess) = (0.0, excess);
        var (far, farExcess) = (0.0, excess);
        for (var distance = 1.0; excess * farExcess > 0; distance *= 2)
        {
            if (distance > Furthest) return double.NaN;
            (near, nearExcess) = (far, farExcess);
            far = direction * distance;
            farExcess = TModel.LogValue(theta, far, far, gradient) - logValue;
        }

        var root = Bracketed<TModel>(theta, logValue, near, nearExcess, far, farExcess, gradient);
        const double H = 1e-5;
        var above = TModel.LogValue(theta, root + H, root + H, gradient);
        var slope = (above - TModel.LogValue(theta, root - H, root - H, gradient)) / (2 * H);
        TModel.LogValue(theta, root, root, gradient);
        foreach (ref var derivative in gradient) derivative /= -slope;
        return slope == 0 ? double.NaN : root;
    }

    /// <summary>The Illinois rule: an end that stays put twice is trusted half as much.</summary>
    private static double Bracketed<TModel>(
        scoped ReadOnlySpan<double> theta,
        double logValue,
        double low,
        double lowExcess,
        double high,
        double highExcess,
        scoped Span<double> gradient)
        where TModel : struct, ILogModel
    {
        if (lowExcess == 0) return low;
        for (var (count, side) = (0, 0); count < MaxSteps && Math.Abs(high - low) > 1e-15 * (1 + Math.Abs(low)); count++)
        {
            var middle = low + ((high - low) * lowExcess / (lowExcess - highExcess));
            var excess = TModel.LogValue(theta, middle, middle, gradient) - logValue;
            if (excess == 0 || double.IsNaN(excess)) return middle + (0 * excess);
            if (excess * highExcess > 0)
            {
                (high, highExcess) = (middle, excess);
                if (side > 0) lowExcess /= 2;
                side = 1;
            }
            else
            {
                (low, lowExcess) = (middle, excess);
                if (side < 0) highExcess /= 2;
                side = -1;
            }
        }

        return Math.Abs(lowExcess) < Math.Abs(highExcess) ? low : high;
    }
}
