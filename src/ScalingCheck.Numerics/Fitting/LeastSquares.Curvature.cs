namespace ScalingCheck.Numerics.Fitting;

/// <content>Second derivatives of the sum of squares.</content>
internal ref partial struct LeastSquares<TModel>
{
    /// <summary>Half the second derivatives of the sum of squares with the pseudo-observation (lower triangle).</summary>
    private readonly void Curvature(scoped ReadOnlySpan<double> theta, scoped Span<double> curvature)
    {
        if (!ExactCurvature(theta, curvature)) CurvatureByDifferences(theta, curvature);
    }

    /// <summary>By the law's own second derivatives; false when it leaves them to differences.</summary>
    private readonly bool ExactCurvature(scoped ReadOnlySpan<double> theta, scoped Span<double> curvature)
    {
        var p = TModel.ParameterCount;
        Span<double> row = stackalloc double[p];
        curvature.Clear();
        for (var i = 0; i < _target.Length; i++)
        {
            var model = TModel.LogValue(theta, _u[i], _v[i], row);
            // ∇² ln m = ∇²m/m - g gᵀ with g the gradient of ln m; on m itself only the first term is there.
            var unit = OnValues ? Math.Exp(model) : 1;
            var residual = _target[i] - (OnValues ? unit : model);
            var pull = _weights[i] * residual * unit;
            if (!TModel.AddCurvature(theta, _u[i], _v[i], row, -pull, curvature)) return false;
            AddSquare((_weights[i] * unit * unit) + (OnValues ? 0 : pull), row, curvature);
        }

        for (var k = 0; k < PriorWeight.Length; k++) curvature[(k * p) + k] += PriorWeight[k];
        if (_penalty.IsThere)
        {
            Span<double> gradient = stackalloc double[p];
            Span<double> ignored = stackalloc double[p * p];
            _penalty.Add(theta, _penalty.Noise * _penalty.Noise, gradient, curvature, ignored);
        }

        if (Target.Weight > 0)
        {
            var pull = Target.Weight * (Target.Value - Target.Evaluate<TModel>(theta, row));
            AddSquare(Target.Weight, row, curvature);
            Target.AddCurvature<TModel>(theta, row, -pull, curvature);
        }

        return true;
    }

    private static void AddSquare(double scale, ReadOnlySpan<double> row, Span<double> matrix)
    {
        var p = row.Length;
        for (var k = 0; k < p; k++)
        {
            var scaled = scale * row[k];
            for (var l = 0; l <= k; l++) matrix[(k * p) + l] += scaled * row[l];
        }
    }

    /// <summary>Half the second derivatives of the sum of squares, by central differences of the gradient.</summary>
    private readonly void CurvatureByDifferences(scoped ReadOnlySpan<double> theta, scoped Span<double> curvature)
    {
        const double H = 1e-4;
        var p = TModel.ParameterCount;
        Span<double> at = stackalloc double[p];
        Span<double> up = stackalloc double[p];
        Span<double> down = stackalloc double[p];
        Span<double> ignored = stackalloc double[p * p];
        curvature.Clear();
        for (var k = 0; k < p; k++)
        {
            theta.CopyTo(at);
            at[k] = theta[k] + H;
            Evaluate(at, up, ignored, out _);
            at[k] = theta[k] - H;
            Evaluate(at, down, ignored, out _);
            for (var l = 0; l < p; l++)
            {
                // Symmetric, from both orders of differentiation; the gradient points downhill.
                var half = (down[l] - up[l]) / (4 * H);
                curvature[(Math.Max(k, l) * p) + Math.Min(k, l)] += k == l ? 2 * half : half;
            }
        }
    }
}
