namespace ScalingCheck.Numerics.Fitting;

/// <summary>Second derivatives of a law by central differences of its gradient, for laws that do not give them.</summary>
internal static class ModelCurvature
{
    /// <summary>Adds scale × ∇²y / y (lower triangle), <paramref name="gradient"/> being that of ln y at θ.</summary>
    public static void Add<TModel>(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix)
        where TModel : struct, ILogModel
    {
        // The cube root of the rounding error balances it against the third derivative.
        const double H = 1e-5;
        var p = theta.Length;
        Span<double> at = stackalloc double[LeastSquares<TModel>.MaxParameters];
        Span<double> up = stackalloc double[LeastSquares<TModel>.MaxParameters];
        Span<double> down = stackalloc double[LeastSquares<TModel>.MaxParameters];
        at = at[..p];
        up = up[..p];
        down = down[..p];
        theta.CopyTo(at);
        for (var k = 0; k < p; k++)
        {
            at[k] = theta[k] + H;
            var above = TModel.LogValue(at, u, v, up);
            at[k] = theta[k] - H;
            var below = TModel.LogValue(at, u, v, down);
            at[k] = theta[k];
            // At the edge of the law's domain the curvature is left out: the loss alone bends enough.
            if (!double.IsFinite(above + below)) continue;
            for (var l = 0; l < p; l++)
            {
                // Symmetric, from both orders of differentiation.
                var half = scale * (up[l] - down[l]) / (4 * H);
                matrix[(Math.Max(k, l) * p) + Math.Min(k, l)] += k == l ? 2 * half : half;
            }

            for (var l = 0; l <= k; l++) matrix[(k * p) + l] += scale * gradient[k] * gradient[l];
        }
    }
}
