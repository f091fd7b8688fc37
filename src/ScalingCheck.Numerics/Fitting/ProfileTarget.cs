namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// A pseudo-observation that pulls a function q(θ) towards a value while everything else is minimised. The point reached
/// minimises the sum of squares among all θ with the q that it has, so it lies exactly on the profile of q, whatever the
/// weight: no reparametrisation of the law is needed to profile a forecast.
/// </summary>
internal struct ProfileTarget
{
    /// <summary>Coefficients c of q = cᵀθ; null when q is ln y at (<see cref="U"/>, <see cref="V"/>) or a function of the law's own.</summary>
    public double[]? Coefficients;

    /// <summary>
    /// Number of a function of the law's own (<see cref="ILogModel.Quantity"/>), <see cref="ReportedQuantity.SizeFor"/>, or 0
    /// for none.
    /// </summary>
    public int Number;

    /// <summary>The argument of that function.</summary>
    public double Argument;

    /// <summary>Centred ln x of the forecast on the first axis.</summary>
    public double U;

    /// <summary>Centred ln x of the forecast on the second axis.</summary>
    public double V;

    /// <summary>Where q is pulled to.</summary>
    public double Value;

    /// <summary>Weight of the pull; 0 when there is no pseudo-observation.</summary>
    public double Weight;

    /// <summary>q and its gradient at θ; NaN where q does not exist.</summary>
    public readonly double Evaluate<TModel>(scoped ReadOnlySpan<double> theta, scoped Span<double> gradient)
        where TModel : struct, ILogModel
    {
        if (Number == ReportedQuantity.SizeFor) return TargetSize.Find<TModel>(theta, Argument, gradient);
        if (Number != 0) return TModel.Quantity(Number, Argument, theta, gradient);
        if (Coefficients is null) return TModel.LogValue(theta, U, V, gradient);
        var q = 0.0;
        for (var k = 0; k < theta.Length; k++)
        {
            gradient[k] = Coefficients[k];
            q += Coefficients[k] * theta[k];
        }

        return q;
    }

    /// <summary>Adds scale × ∇²q (lower triangle) to a matrix, given the gradient of q at θ.</summary>
    public readonly void AddCurvature<TModel>(
        scoped ReadOnlySpan<double> theta, scoped ReadOnlySpan<double> gradient, double scale, scoped Span<double> matrix)
        where TModel : struct, ILogModel
    {
        if (Number == 0 && Coefficients is not null) return;
        var p = theta.Length;
        if (Number == 0 && TModel.AddCurvature(theta, U, V, gradient, scale, matrix))
        {
            for (var k = 0; k < p; k++)
            {
                for (var l = 0; l <= k; l++) matrix[(k * p) + l] -= scale * gradient[k] * gradient[l];
            }

            return;
        }

        const double H = 1e-5;
        Span<double> at = stackalloc double[p];
        Span<double> up = stackalloc double[p];
        Span<double> down = stackalloc double[p];
        theta.CopyTo(at);
        for (var k = 0; k < p; k++)
        {
            at[k] = theta[k] + H;
            var above = Evaluate<TModel>(at, up);
            at[k] = theta[k] - H;
            var below = Evaluate<TModel>(at, down);
            at[k] = theta[k];
            if (!double.IsFinite(above + below)) continue;
            for (var l = 0; l < p; l++)
            {
                // Symmetric, from both orders of differentiation.
                var half = scale * (up[l] - down[l]) / (4 * H);
                matrix[(Math.Max(k, l) * p) + Math.Min(k, l)] += k == l ? 2 * half : half;
            }
        }
    }
}
