namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// τ² of Paule and Mandel (1982): the variance to add to each squared standard error so that Σ r²/(s² + τ²) equals the
/// degrees of freedom, the law refitted at each trial; 0 when the standard errors already cover the residuals.
/// </summary>
internal static class ExtraScatter
{
    private const int MaxTrials = 100;

    /// <summary>Finds τ², leaves the weights of the points at it and θ at the fit there; returns the sum of squares.</summary>
    /// <param name="problem">The points, with weights at <paramref name="tooMuch"/>.</param>
    /// <param name="theta">The fit there.</param>
    /// <param name="objective">The sum of squares there.</param>
    /// <param name="tooMuch">
    /// 0 at first. After a better fit turned up, the τ² of the worse one: the root for the lowest valley lies below it,
    /// so that τ² falls with every restart.
    /// </param>
    public static double Find<TModel>(
        ref LeastSquares<TModel> problem,
        FitPoints points,
        Span<double> theta,
        double objective,
        double tooMuch,
        out double scatter)
        where TModel : struct, ILogModel
    {
        scatter = 0;
        double df = points.Count - TModel.ParameterCount;
        Span<double> lowest = stackalloc double[theta.Length];
        theta.CopyTo(lowest);
        var (high, highExcess) = (tooMuch, objective - df);
        if (tooMuch > 0) objective = Excess(ref problem, points, theta, 0, df) + df;
        if (objective <= df) return objective;

        // Σ r²/(s² + τ²) falls with τ²: double until it is low enough, then close in (Illinois).
        var (low, lowExcess) = (0.0, objective - df);
        if (tooMuch == 0)
        {
            high = objective / df / points.MeanWeight;
            for (var count = 0; count < MaxTrials; count++)
            {
                highExcess = Excess(ref problem, points, theta, high, df);
                if (highExcess <= 0) break;
                (low, lowExcess) = (high, highExcess);
                high *= 4;
            }

            theta.CopyTo(lowest);
        }

        var side = 0;
        for (var count = 0; count < MaxTrials && high - low > 1e-14 * high; count++)
        {
            // From the fit at the upper end: a fit with less scatter may have slipped into a worse valley.
            lowest.CopyTo(theta);
            scatter = low + ((high - low) * lowExcess / (lowExcess - highExcess));
            var excess = Excess(ref problem, points, theta, scatter, df);
            if (Math.Abs(excess) < 1e-12 * df) break;
            if (excess > 0)
            {
                if (side > 0) highExcess /= 2;
                (low, lowExcess, side) = (scatter, excess, 1);
            }
            else
            {
                if (side < 0) lowExcess /= 2;
                (high, highExcess, side) = (scatter, excess, -1);
                theta.CopyTo(lowest);
            }
        }

        return Excess(ref problem, points, theta, scatter, df) + df;
    }

    private static double Excess<TModel>(
        ref LeastSquares<TModel> problem, FitPoints points, Span<double> theta, double scatter, double df)
        where TModel : struct, ILogModel
    {
        points.AddScatter(scatter);
        return problem.Minimise(theta) - df;
    }
}
