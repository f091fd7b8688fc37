namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// From points to a <see cref="LawFit"/>, the same way for every law: check the points, minimise from each start, find the
/// extra scatter, judge the point reached, estimate each quantity with its own interval.
/// </summary>
internal static class LawFitter<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>Two laws within this share of the objective fit equally well.</summary>
    private const double RunnerUpShare = 1e-3;

    /// <summary>Exponents that differ by this share belong to different laws.</summary>
    private const double RunnerUpDifference = 0.1;

    /// <summary>How often a profile may find a better fit than the one it started from; twice is rare, even for noise.</summary>
    private const int MaxRestarts = 8;

    public static LawFit Fit(ILawForm form, FitData data, FitOptions options)
    {
        var refusal = OptionChecks.Refuse(form, options);
        if (refusal is not null) return new LawFit { Law = form.Id, Refusal = refusal, Count = data.Count };
        var points = FitPoints.Prepare(data, options, out refusal);
        if (points is null) return new LawFit { Law = form.Id, Refusal = refusal, Count = data.Count };
        refusal = PointChecks.Refuse(form, points, options);
        if (refusal is not null) return new LawFit { Law = form.Id, Refusal = refusal, Count = points.Rows };
        return options.Objective.IsSquares ? FitSquares(form, data, points, options) : FitRobust(form, points, options);
    }

    private static LawFit FitRobust(ILawForm form, FitPoints points, FitOptions options)
    {
        var p = TModel.ParameterCount;
        Span<double> lower = stackalloc double[p];
        Span<double> upper = stackalloc double[p];
        form.Bounds(lower, upper);
        var state = new FitState(p);
        var minimiser = new ObjectiveMinimiser<TModel>(points, options.Objective, lower, upper);
        Search(form, points, minimiser, state);
        if (options.ExponentPrior is { } prior)
            Penalise(form, points, prior, ref minimiser, state, minimiser.AbsoluteScale(state.Theta));
        state.Convergence = minimiser.Judge(state.Start, state.Theta);
        if (options.Objective.Kind == ObjectiveKind.LeastAbsolute)
            state.ZeroResiduals = LeastAbsolute<TModel>.Zeros(points, state.Theta);
        var scale = ResidualScale.Robust(points, minimiser.OfPoints(state.Theta, state.Objective), minimiser.SumOfSquares(state.Theta), p);
        var refusal = state.Convergence.Refuse(form, options) ?? form.RefuseFit(state.Theta, options);
        if (refusal is not null) return FitReport.Refused(form, points, options, state, scale, refusal);
        return Draw(form, points, points, options, state, scale);
    }

    /// <summary>Intervals from bootstrap draws, where asked for.</summary>
    private static LawFit Draw(
        ILawForm form, FitPoints points, FitPoints rows, FitOptions options, FitState state, ResidualScale scale)
    {
        if (options.Intervals)
            state.Draws = new Bootstrap<TModel>(form, rows, options, state.Theta, scale.Variance).Run();
        var quantities = new BootstrapEstimator<TModel>(form, points, options, state).Estimate();
        return FitReport.Complete<TModel>(form, points, options, state, scale, quantities);
    }

    private static LawFit FitSquares(ILawForm form, FitData data, FitPoints points, FitOptions options)
    {
        var p = TModel.ParameterCount;
        Span<double> lower = stackalloc double[p];
        Span<double> upper = stackalloc double[p];
        form.Bounds(lower, upper);
        var state = new FitState(p);
        var problem = new LeastSquares<TModel>(points, lower, upper);
        var minimiser = new ObjectiveMinimiser<TModel>(points, options.Objective, lower, upper);
        Search(form, points, minimiser, state);
        if (options.ExponentPrior is { } prior)
        {
            if (points.HasStandardErrors) FindScatter(ref problem, points, state);
            Penalise(form, points, prior, ref minimiser, state, Math.Sqrt(ResidualScale.Of(points, state.Objective, p).Variance));
            problem = new LeastSquares<TModel>(points, lower, upper);
        }

        for (var restart = 0; ; restart++)
        {
            // With a prior the scatter is that of the fit without, which its weight is made of.
            if (points.HasStandardErrors && options.ExponentPrior is null) FindScatter(ref problem, points, state);
            state.Convergence = Convergence.Of(problem, state.Start, state.Theta, ResidualScale.Floor(points));
            var scale = ResidualScale.Of(points, minimiser.OfPoints(state.Theta, state.Objective), p);
            var refusal = state.Convergence.Refuse(form, options) ?? form.RefuseFit(state.Theta, options);
            if (refusal is not null) return FitReport.Refused(form, points, options, state, scale, refusal);

            if (options.UsesBootstrap)
            {
                var rows = points.RowsOf(data);
                if (rows.HasStandardErrors) rows.AddScatter(state.ExtraScatter);
                return Draw(form, points, rows, options, state, scale);
            }

            var estimator = new QuantityEstimator<TModel>(form, points, options, state, scale);
            var quantities = estimator.Estimate();
            if (!estimator.FoundBetter || !Restart(ref problem, state, estimator.Better, scale.Negligible))
                return FitReport.Complete<TModel>(form, points, options, state, scale, quantities);
            if (restart == MaxRestarts) return FitReport.Refused(form, points, options, state, scale, Sentences.ManyLaws);
        }
    }

    private static void FindScatter(ref LeastSquares<TModel> problem, FitPoints points, FitState state)
    {
        state.Objective = ExtraScatter.Find(
            ref problem, points, state.Theta, state.Objective, state.ExtraScatter, out var scatter);
        state.ExtraScatter = scatter;
    }

    /// <summary>
    /// Fits again with a prior on the exponents, in units of the noise about the fit without: from that fit, and from the
    /// centre of the prior.
    /// </summary>
    private static void Penalise(
        ILawForm form,
        FitPoints points,
        ExponentPrior prior,
        ref ObjectiveMinimiser<TModel> minimiser,
        FitState state,
        double noise)
    {
        var exponents = 0;
        foreach (var k in form.Exponents) exponents |= 1 << k;
        points.Penalty = new(exponents, Math.Log(prior.Centre), prior.StandardDeviation, noise);
        Span<double> centre = stackalloc double[TModel.ParameterCount];
        state.Theta.CopyTo(centre);
        foreach (var k in form.Exponents) centre[k] = prior.Centre;
        state.Theta.CopyTo(state.Start);
        state.RunnerUp = null;
        state.Objective = minimiser.FromStart(state.Theta);
        var other = minimiser.FromStart(centre);
        state.Ends = [.. state.Theta, .. centre];
        if (!(other < state.Objective)) return;
        state.Objective = other;
        centre.CopyTo(state.Theta);
    }

    /// <summary>Takes a better point that a profile ran into as the fit; false when it is none within the bounds of the fit.</summary>
    private static bool Restart(ref LeastSquares<TModel> problem, FitState state, double[] better, double negligible)
    {
        var objective = problem.Minimise(better);
        if (!(objective < state.Objective - negligible)) return false;
        state.RunnerUp = null;
        better.CopyTo(state.Theta);
        state.Objective = objective;
        return true;
    }

    /// <summary>Minimises from every start; keeps the best, and a different law that fits as well.</summary>
    private static void Search(ILawForm form, FitPoints points, ObjectiveMinimiser<TModel> minimiser, FitState state)
    {
        var p = TModel.ParameterCount;
        Span<double> starts = stackalloc double[ILawForm.MaxStarts * p];
        Span<double> objectives = stackalloc double[ILawForm.MaxStarts];
        Span<double> ends = stackalloc double[ILawForm.MaxStarts * p];
        var count = form.Starts(points, starts);
        starts.CopyTo(ends);
        for (var i = 0; i < count; i++)
        {
            var theta = ends.Slice(i * p, p);
            objectives[i] = minimiser.FromStart(theta);
            if (objectives[i] >= state.Objective) continue;
            state.Objective = objectives[i];
            theta.CopyTo(state.Theta);
            starts.Slice(i * p, p).CopyTo(state.Start);
        }

        state.Objective = minimiser.Finish(state.Start, state.Theta, state.Objective);
        state.Ends = ends[..(count * p)].ToArray();
        var equal = (state.Objective * (1 + RunnerUpShare)) + minimiser.Floor;
        for (var i = 0; i < count; i++)
        {
            var theta = ends.Slice(i * p, p);
            if (objectives[i] <= equal && IsAnotherLaw(form, state.Theta, theta)) state.RunnerUp = theta.ToArray();
        }
    }

    private static bool IsAnotherLaw(ILawForm form, ReadOnlySpan<double> best, ReadOnlySpan<double> other)
    {
        foreach (var k in form.Exponents)
        {
            if (Math.Abs(other[k] - best[k]) > RunnerUpDifference * Math.Abs(best[k])) return true;
        }

        return false;
    }
}
