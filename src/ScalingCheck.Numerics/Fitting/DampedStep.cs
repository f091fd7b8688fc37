namespace ScalingCheck.Numerics.Fitting;

/// <summary>One damped step downhill in the parameters that no bound holds.</summary>
internal static class DampedStep
{
    /// <summary>No single step moves a parameter of order one further than this.</summary>
    private const double Longest = 2.5;

    /// <summary>The parameters that are neither fixed nor pressed against a bound by the downhill gradient.</summary>
    /// <param name="isFixed">Bit k set: parameter k stays where it is.</param>
    public static int Free(
        scoped ReadOnlySpan<double> theta,
        scoped ReadOnlySpan<double> gradient,
        scoped ReadOnlySpan<double> lower,
        scoped ReadOnlySpan<double> upper,
        int isFixed,
        scoped Span<int> free)
    {
        var m = 0;
        for (var k = 0; k < theta.Length; k++)
        {
            if ((isFixed & (1 << k)) != 0) continue;
            if (theta[k] <= lower[k] && gradient[k] <= 0) continue;
            if (theta[k] >= upper[k] && gradient[k] >= 0) continue;
            free[m++] = k;
        }

        return m;
    }

    /// <summary>The step; false when there is none.</summary>
    /// <param name="free">The parameters that move.</param>
    /// <param name="gradient">The downhill gradient, of p parameters.</param>
    /// <param name="second">Second derivatives, lower triangle.</param>
    /// <param name="diagonal">
    /// The matrix whose diagonal damps: Gauss-Newton's own is above zero where that of the second derivatives is not.
    /// </param>
    /// <param name="damping">Marquardt's damping, ≥ 0.</param>
    /// <param name="step">The step in all p parameters.</param>
    /// <param name="gain">Gradient times the step, before it is shortened.</param>
    /// <param name="length">Its longest component.</param>
    public static bool Of(
        scoped ReadOnlySpan<int> free,
        scoped ReadOnlySpan<double> gradient,
        scoped ReadOnlySpan<double> second,
        scoped ReadOnlySpan<double> diagonal,
        double damping,
        scoped Span<double> step,
        out double gain,
        out double length)
    {
        var (p, m) = (step.Length, free.Length);
        Span<double> factor = stackalloc double[p * p];
        Span<double> direction = stackalloc double[p];
        step.Clear();
        (gain, length) = (0, 0);
        for (var i = 0; i < m; i++)
        {
            direction[i] = gradient[free[i]];
            for (var j = 0; j <= i; j++) factor[(i * m) + j] = second[(free[i] * p) + free[j]];
            factor[(i * m) + i] += damping * diagonal[(free[i] * p) + free[i]];
        }

        if (!SmallMatrix.Factor(factor, m)) return false;
        SmallMatrix.Solve(factor, m, direction);
        var longest = 0.0;
        for (var i = 0; i < m; i++) longest = Math.Max(longest, Math.Abs(direction[i]));
        var shrink = longest > Longest ? Longest / longest : 1;
        for (var i = 0; i < m; i++)
        {
            gain += direction[i] * gradient[free[i]];
            step[free[i]] = direction[i] * shrink;
        }

        length = longest * shrink;
        return double.IsFinite(length);
    }
}
