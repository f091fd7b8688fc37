namespace ScalingCheck.Numerics.Fitting;

/// <summary>Writes down a fit: numbers, diagnostics in a stable order, warnings, the curve.</summary>
internal static class FitReport
{
    public static LawFit Complete<TModel>(
        ILawForm form,
        FitPoints points,
        FitOptions options,
        FitState state,
        ResidualScale scale,
        FittedQuantities quantities)
        where TModel : struct, ILogModel => Common(form, points, options, state, scale) with
        {
            Parameters = quantities.Parameters,
            Forecasts = quantities.Forecasts,
            SizesForTargets = quantities.SizesForTargets,
            Allocations = quantities.Allocations,
            Warnings = Warnings(form, points, options, state, scale),
            Draws = state.Draws is null ? [] : new BootstrapEstimator<TModel>(form, points, options, state).ValuesOfDraws(),
            Predict = Curve<TModel>(form.Axes, points, state.Theta),
            Sensitivity = new(
                form.Axes, TModel.ParameterCount, LogGradient<TModel>(form.Axes, points, state.Theta), form.Quantities(points),
                QuantityGradient<TModel>(state.Theta)),
        };

    public static LawFit Refused(
        ILawForm form, FitPoints points, FitOptions options, FitState state, ResidualScale scale, string refusal) =>
        Common(form, points, options, state, scale) with { Refusal = refusal };

    private static LawFit Common(
        ILawForm form, FitPoints points, FitOptions options, FitState state, ResidualScale scale) => new()
        {
            Law = form.Id,
            Count = points.Rows,
            DegreesOfFreedom = scale.DegreesOfFreedom,
            Objective = Objective(points, options, scale),
            ResidualStandardDeviation = points.ResidualUnit * Math.Sqrt(scale.Variance),
            Diagnostics = Diagnostics(form, points, options, state, scale),
        };

    private static List<KeyValuePair<string, double>> Diagnostics(
        ILawForm form, FitPoints points, FitOptions options, FitState state, ResidualScale scale)
    {
        var list = new List<KeyValuePair<string, double>>(16)
        {
            new("n", points.Rows),
            new("sizes", points.Sizes),
            new("df", scale.DegreesOfFreedom),
            new("residual-sd", points.ResidualUnit * Math.Sqrt(scale.Variance)),
            new("objective", Objective(points, options, scale)),
            new("condition", state.Convergence.Condition),
            new("remaining-gain", state.Convergence.RemainingGain),
            new("moved", state.Convergence.Moved ? 1 : 0),
        };
        for (var axis = 0; axis < points.X.Length; axis++)
        {
            var name = points.X.Length == 1 ? "x_ref" : $"x_ref:{form.AxisName(options, axis)}";
            list.Add(new(name, Math.Exp(points.LogXReference[axis])));
        }

        if (options.Objective.HasDelta) list.Add(new("delta", options.Objective.Delta));
        if (options.ExponentPrior is { } prior)
        {
            list.Add(new("exponent-prior", prior.Centre));
            list.Add(new("exponent-prior-sd", prior.StandardDeviation));
        }

        if (points.HasStandardErrors && options.Objective.IsSquares) list.Add(new("extra-scatter", points.ResidualUnit * Math.Sqrt(state.ExtraScatter)));
        if (!double.IsNaN(scale.LackOfFit)) list.Add(new("lack-of-fit", scale.LackOfFit));
        if (state.ZeroResiduals >= 0) list.Add(new("zero-residuals", state.ZeroResiduals));
        if (state.RunnerUp is not null) list.Add(new("runner-up", state.RunnerUp[form.Exponents[0]]));
        if (state.Draws is not null)
        {
            list.Add(new("draws", options.Draws));
            list.Add(new("seed", options.Seed));
            list.Add(new("redrawn", state.Draws.Redrawn));
            list.Add(new("draws-with-a-better-start", state.Draws.Missed));
        }

        list.AddRange(form.Describe(points, state.Theta));
        return list;
    }

    /// <summary>The sum by its name, in the user's unit.</summary>
    private static double Objective(FitPoints points, FitOptions options, ResidualScale scale) =>
        scale.Objective * points.ObjectiveUnit(options.Objective.Kind == ObjectiveKind.LeastAbsolute ? 1 : 2);

    private static List<string> Warnings(
        ILawForm form, FitPoints points, FitOptions options, FitState state, ResidualScale scale)
    {
        List<string> list = [.. PointChecks.Warn(form, points), .. form.Warn(points)];
        if (scale.Warning is not null) list.Add(scale.Warning);
        if (state.Draws is not null) list.AddRange(OfDraws(state.Draws, options));
        if (state.RunnerUp is not null)
        {
            var k = form.Exponents[0];
            list.Add($"Two different laws fit equally well: {form.ParameterNames[k]} {Words.Number(state.Theta[k])} and "
                + $"{Words.Number(state.RunnerUp[k])}. Add sizes between or beyond to tell them apart.");
        }

        return list;
    }

    private static IEnumerable<string> OfDraws(BootstrapDraws draws, FitOptions options)
    {
        if (draws.Restarted)
        {
            yield return $"In {draws.Missed} of the bootstrap draws that were checked, another start found a better fit; "
                + "every draw was therefore fitted from the law's own starts as well. Several laws fit such points about equally well.";
        }

        // One in a hundred bends no percentile.
        if (draws.Redrawn > options.Draws / 100)
        {
            yield return $"{draws.Redrawn} bootstrap draws held too few different sizes and were drawn again: "
                + "more sizes, or the method residual, give a better interval.";
        }
    }

    private static Func<double[], double> Curve<TModel>(int axes, FitPoints points, double[] theta)
        where TModel : struct, ILogModel
    {
        var (references, logY) = (points.LogXReference, points.LogYReference);
        return x =>
        {
            Span<double> gradient = stackalloc double[LeastSquares<TModel>.MaxParameters];
            return Math.Exp(LogValue<TModel>(axes, references, theta, x, gradient[..theta.Length]) + logY);
        };
    }

    private static Func<double[], double[]> LogGradient<TModel>(int axes, FitPoints points, double[] theta)
        where TModel : struct, ILogModel
    {
        var references = points.LogXReference;
        return x =>
        {
            var gradient = new double[theta.Length];
            LogValue<TModel>(axes, references, theta, x, gradient);
            return gradient;
        };
    }

    private static Func<ReportedQuantity, double[]> QuantityGradient<TModel>(double[] theta)
        where TModel : struct, ILogModel => quantity =>
        {
            var gradient = new double[theta.Length];
            quantity.Target.Evaluate<TModel>(theta, gradient);
            return gradient;
        };

    private static double LogValue<TModel>(
        int axes, double[] references, double[] theta, double[] x, Span<double> gradient)
        where TModel : struct, ILogModel
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Length != axes) throw new ArgumentException($"The law takes {Words.Count(axes, "size", "sizes")}.", nameof(x));
        var u = Math.Log(x[0]) - references[0];
        var v = axes > 1 ? Math.Log(x[1]) - references[1] : u;
        return TModel.LogValue(theta, u, v, gradient);
    }
}
