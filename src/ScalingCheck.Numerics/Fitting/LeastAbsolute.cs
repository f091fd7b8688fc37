namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Σ w |r|, exactly: Huber fits for a δ that falls to nothing, each from the end of the path of the one before (Clark and
/// Osborne 1986), then Gauss-Newton on the points inside the last δ, whose residuals are zero at the optimum.
/// </summary>
internal static class LeastAbsolute<TModel>
    where TModel : struct, ILogModel
{
    private const double LastDelta = 1e-8;

    /// <summary>A residual below this is zero: within the last δ, where the curvature of the law kept it from falling further.</summary>
    private const double Zero = 2 * LastDelta;

    /// <summary>Moves θ to a minimum and returns Σ w |r| there.</summary>
    /// <param name="points">The points.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds.</param>
    /// <param name="theta">The start.</param>
    /// <param name="delta">The first δ: the size of the residuals, or less when the start is close.</param>
    public static double Minimise(
        FitPoints points, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> theta, double delta)
    {
        var problem = new RobustProblem<TModel>(points, lower, upper, RobustLoss.Huber(LastDelta));
        if (!double.IsFinite(problem.MinimiseAlong(theta, delta, LastDelta))) return double.PositiveInfinity;

        Span<double> kept = stackalloc double[theta.Length];
        // The points inside stay the same while their residuals fall to rounding. A tenth at a time: where fewer points than
        // parameters end at zero, the curvature of the law holds the rest, and must not drown in rounding at once.
        for (var below = LastDelta / 10; below > 1e-14; below /= 10)
        {
            problem.Loss = RobustLoss.HuberPath(below, LastDelta);
            if (problem.Follow(theta, RobustLoss.Huber(below))) continue;
            // One step was not enough, as where a parameter touches its bound. No point may leave zero for it.
            theta.CopyTo(kept);
            problem.Loss = RobustLoss.Huber(below);
            var before = Sum(points, theta);
            problem.Minimise(theta);
            if (problem.Converged && Sum(points, theta) <= before && Zeros(points, theta) >= Zeros(points, kept)) continue;
            kept.CopyTo(theta);
            break;
        }

        return Sum(points, theta);
    }

    /// <summary>Σ w |r|, and what a prior adds.</summary>
    public static double Sum(FitPoints points, ReadOnlySpan<double> theta)
    {
        Span<double> ignored = stackalloc double[TModel.ParameterCount];
        var sum = 0.0;
        for (var i = 0; i < points.Count; i++) sum += points.Weights[i] * Math.Abs(Residual(points, i, theta, ignored));
        sum += points.Penalty.Noise / 2 * points.Penalty.Sum(theta);
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    /// <summary>How many residuals are zero.</summary>
    public static int Zeros(FitPoints points, ReadOnlySpan<double> theta)
    {
        Span<double> ignored = stackalloc double[TModel.ParameterCount];
        var count = 0;
        for (var i = 0; i < points.Count; i++)
        {
            if (points.Weights[i] > 0 && Math.Abs(Residual(points, i, theta, ignored)) < Zero) count++;
        }

        return count;
    }

    /// <summary>
    /// What is left to gain, as a share of the sum: at the optimum some signs between -1 and 1 for the zero residuals
    /// balance the pull of all others (the subgradient condition). A sign beyond 1 gains its excess for every unit that
    /// its point moves; the unit here is the mean residual. What no sign balances counts as a Gauss-Newton step.
    /// </summary>
    public static double RemainingGain(FitPoints points, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> theta)
    {
        var p = TModel.ParameterCount;
        Span<double> pull = stackalloc double[p];
        Span<double> normal = stackalloc double[p * p];
        Span<double> all = stackalloc double[p * p];
        Span<double> row = stackalloc double[p];
        pull.Clear();
        normal.Clear();
        all.Clear();
        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            var w = points.Weights[i];
            var residual = Residual(points, i, theta, row);
            var zero = Math.Abs(residual) < Zero;
            sum += w * Math.Abs(residual);
            weights += w;
            for (var k = 0; k < p; k++)
            {
                if (!zero) pull[k] += w * Math.Sign(residual) * row[k];
                for (var l = 0; l <= k; l++)
                {
                    all[(k * p) + l] += w * row[k] * row[l];
                    if (zero) normal[(k * p) + l] += w * row[k] * row[l];
                }
            }
        }

        // The slope of the prior; the curvature goes into a matrix of its own, which is not needed.
        if (points.Penalty.IsThere) points.Penalty.Add(theta, points.Penalty.Noise, pull, all, all);

        Span<int> free = stackalloc int[p];
        var m = 0;
        for (var k = 0; k < p; k++)
        {
            if (theta[k] > lower[k] && theta[k] < upper[k]) free[m++] = k;
        }

        var size = sum / weights;
        Span<double> factor = stackalloc double[p * p];
        Span<double> signs = stackalloc double[p];
        for (var i = 0; i < m; i++)
        {
            signs[i] = pull[free[i]];
            for (var j = 0; j <= i; j++)
            {
                var at = (free[i] * p) + free[j];
                // A trace of all points where fewer residuals are zero than there are parameters: curvature holds the rest.
                factor[(i * m) + j] = normal[at] + (1e-9 * all[at]);
            }
        }

        if (!SmallMatrix.Factor(factor, m)) return double.PositiveInfinity;
        SmallMatrix.Solve(factor, m, signs);
        var gain = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            if (Math.Abs(Residual(points, i, theta, row)) >= Zero) continue;
            var sign = 0.0;
            for (var k = 0; k < m; k++) sign += row[free[k]] * signs[k];
            gain += points.Weights[i] * size * Math.Max(0, Math.Abs(sign) - 1 - 1e-7);
            for (var k = 0; k < p; k++) pull[k] -= points.Weights[i] * sign * row[k];
        }

        return (gain + (size / 2 * Convergence.GainOfStep(pull, all, free[..m]))) / sum;
    }

    private static double Residual(FitPoints points, int i, ReadOnlySpan<double> theta, Span<double> row)
    {
        var model = TModel.LogValue(theta, points.U[i], points.V[i], row);
        if (points.OnValues) model = Values.FromLog(model, row);
        return points.Target[i] - model;
    }
}
