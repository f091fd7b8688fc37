using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>
/// Optimal design by the delta method (Chernoff 1953): the runs that make the standard error of an answer smallest for a
/// budget. The design is local, best for the fitted curve: <see cref="PlanOptions.Draws"/> shows what others it serves.
/// </summary>
internal static class Planner
{
    private const int FewSizes = 6;

    /// <summary>See <see cref="ExperimentPlan.For"/>.</summary>
    public static ExperimentPlan Plan(LawFit fit, FitData? existing, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        existing = existing is { Count: > 0 } ? Weighted(fit, existing) : null;
        var noise = options.Noise ?? NoiseOf(fit, existing);
        var refusal = PlanChecks.Refuse(fit, existing, options, noise);
        if (refusal is not null || fit.Sensitivity is null) return new() { Refusal = refusal ?? fit.Refusal, Goal = options.Goal };

        var warnings = new List<string>();
        var goal = options.Goal;
        var open = PlanChecks.NotIdentified(fit, goal);
        if (open is not null)
        {
            warnings.Add($"Planned for all parameters first, since the fit does not identify the goal: {open}");
            goal = PlanGoal.Everything;
        }

        var sensitivity = goal.IsPaired
            ? PlanSensitivity.OfLine(existing, options.Candidates)
            : PlanSensitivity.OfCurve(fit.Sensitivity, existing, options.Candidates);
        var ran = SizeSet.Of(existing);
        var design = new Design(
            sensitivity.Rows, [.. options.Candidates.Select(options.Cost.Of)], sensitivity.Existing,
            GoalGradient(goal, fit.Sensitivity), options.Budget)
        {
            Cap = options.Cap,
            WantedSizes = fit.Sensitivity.Count + 1,
            OtherSizes = ran.Count(known => !options.Candidates.Any(size => SizeSet.AreSame(known, size))),
            AlreadyRun = [.. options.Candidates.Select(size => ran.Exists(known => SizeSet.AreSame(known, size)))],
        };
        var shares = OptimalShares.Of(design);
        if (shares is null)
            return new() { Refusal = "The candidates and the runs there are do not determine the goal: add other sizes to the candidates.", Goal = goal };
        var best = DesignSearch.Best(design, shares);
        if (best is null || !double.IsFinite(design.Criterion(best.Value.Runs)))
            return new() { Refusal = $"No plan within the budget has {design.WantedSizes} different sizes that determine the goal: raise the budget.", Goal = goal };
        return Report(fit, existing, options, goal, noise, design, shares, best.Value, warnings);
    }

    private static ExperimentPlan Report(
        LawFit fit, FitData? existing, PlanOptions options, PlanGoal goal, double noise, Design design,
        OptimalShares shares, (int[] Runs, bool IsExhaustive) best, List<string> warnings)
    {
        // Two commits run the design each.
        var scale = goal.IsPaired ? noise * Math.Sqrt(2) : noise;
        var value = design.Criterion(best.Runs);
        var (worst, draws) = PlanQuantities.Worst(existing, options, goal, best.Runs);
        Warn(fit, design, best.Runs, options, warnings);
        return new()
        {
            Goal = goal,
            Noise = noise,
            Cost = best.Runs.Select((runs, i) => runs * design.Costs[i]).Sum(),
            StandardError = scale * Math.Sqrt(value),
            Bound = scale * Math.Sqrt(Math.Min(shares.Bound, value)),
            IsExhaustive = best.IsExhaustive,
            Sizes = Sizes(existing, options, design, shares, best.Runs, value),
            Quantities = PlanQuantities.Of(fit, existing, options, noise, best.Runs),
            WorstStandardError = noise * Math.Sqrt(worst),
            Draws = draws,
            Warnings = warnings,
        };
    }

    private static List<PlannedSize> Sizes(
        FitData? existing, PlanOptions options, Design design, OptimalShares shares, int[] runs, double value)
    {
        var list = new List<PlannedSize>(runs.Length);
        for (var i = 0; i < runs.Length; i++)
        {
            int[] more = [.. runs];
            more[i]++;
            var size = options.Candidates[i];
            list.Add(new(
                size, SizeSet.Count(existing, size), runs[i], design.Costs[i], shares.Shares[i],
                1 - Math.Sqrt(design.Criterion(more) / value)));
        }

        return list;
    }

    /// <summary>g of the goal; null for everything.</summary>
    internal static double[]? GoalGradient(PlanGoal goal, LawSensitivity curve) => goal.Kind switch
    {
        PlanGoalKind.Forecast => curve.LogGradient([.. goal.At]),
        PlanGoalKind.Parameter => curve.Gradient(goal.Name),
        PlanGoalKind.PairedSlope => [0, 1],
        PlanGoalKind.PairedRatio => PlanSensitivity.Line([.. goal.At]),
        _ => null,
    };

    /// <summary>The weights that the fit gave: with standard errors 1/(s² + τ²), τ the extra scatter that it found.</summary>
    private static FitData Weighted(LawFit fit, FitData data)
    {
        if (!data.HasStandardErrors) return data;
        var scatter = fit.Diagnostics.FirstOrDefault(d => d.Key == "extra-scatter").Value;
        var weights = new double[data.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var relative = data.StandardErrors[i] / data.Y[i];
            weights[i] = 1 / ((relative * relative) + (scatter * scatter));
        }

        double[][] axes = [.. Enumerable.Range(0, data.AxisCount).Select(axis => data.Axis(axis).ToArray())];
        return new FitData(axes, data.Y.ToArray(), weights);
    }

    /// <summary>Scatter of a run of mean weight; NaN when the fit left no degree of freedom to see it.</summary>
    private static double NoiseOf(LawFit fit, FitData? existing)
    {
        if (fit.DegreesOfFreedom < 1) return double.NaN;
        return existing is null
            ? fit.ResidualStandardDeviation
            : fit.ResidualStandardDeviation / Math.Sqrt(PlanSensitivity.MeanWeight(existing));
    }

    private static void Warn(LawFit fit, Design design, int[] runs, PlanOptions options, List<string> warnings)
    {
        var sizes = design.OtherSizes + runs.Where((count, i) => count > 0 || design.AlreadyRun[i]).Count();
        if (sizes < FewSizes && design.Parameters > 2)
            warnings.Add($"With {Words.Count(sizes, "size", "sizes")} the predicted errors are rough: confirm the plan by simulation.");
        var floor = fit.Sensitivity!.Quantities.FirstOrDefault(quantity => quantity.Floor is not null);
        var fitted = floor is null ? null : fit.Parameters.FirstOrDefault(parameter => parameter.Name == floor.Name);
        if (fitted?.NotIdentified is not null || fitted?.Value <= 0)
            warnings.Add($"{floor!.Name} touches zero, where the predicted errors are rough: confirm the plan by simulation.");
        if (options.Cost.StartUp == 0 && runs.Length > 0 && design.Costs.Max() > 1000 * design.Costs.Min())
            warnings.Add("The costs differ by more than a factor of 1000 and starting a run costs nothing: give a start-up cost, or the plan asks for many tiny runs.");
    }
}
