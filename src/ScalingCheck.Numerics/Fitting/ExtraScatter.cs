namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// τ² of Paule and Mandel (1982): the variance to add to each squared standard error so that Σ r²/(s² + τ²) equals the
/// degrees of freedom, the law refitted at each trial; 0 when the standard errors already cover the residuals.
/// </summary>
internal static class ExtraScatter
{
    private const int MaxTrials = 100;

    /// <summary>Finds τ², leaves the weights of the points at it and θ at the fit there; returns the sum of squares.</summary>
    public static double Find<TModel>(
        ref LeastSquares<TModel> problem, FitPoints points, Span<double> theta, double objective, out double scatter)
        where TModel : struct, ILogModel
    {
        scatter = 0;
        double df = points.Count - TModel.ParameterCount;
        if (objective <= df) return objective;

        // Σ r²/(s² + τ²) falls with τ²: double until it is low enough, then close in (Illinois).
        var (low, lowExcess) = (0.0, objective - df);
        var (high, highExcess) = (objective / df / points.MeanWeight, 0.0);
        for (var count = 0; count < MaxTrials; count++)
        {
            highExcess = Excess(ref problem, points, theta, high, df);
            if (highExcess <= 0) break;
            (low, lowExcess) = (high, highExcess);
            high *= 4;
        }

        var side = 0;
        for (var count = 0; count < MaxTrials && high - low > 1e-14 * high; count++)
        {
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
