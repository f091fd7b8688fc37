using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>What a plan does to every answer of the fit and of the paired test.</summary>
internal static class PlanQuantities
{
    public static List<PlannedQuantity> Of(LawFit fit, FitData? existing, PlanOptions options, double noise, int[] runs)
    {
        var list = new List<PlannedQuantity>();
        var curve = fit.Sensitivity!;
        var target = options.Target ?? (options.Goal.Kind is PlanGoalKind.Forecast or PlanGoalKind.PairedRatio ? [.. options.Goal.At] : null);
        var sensitivity = PlanSensitivity.OfCurve(curve, existing, options.Candidates);
        var ran = existing?.Count ?? 0;
        var (before, after) = (ran - curve.Count, ran + runs.Sum() - curve.Count);
        foreach (var parameter in fit.Parameters)
            Add(parameter.Name, sensitivity, curve.Gradient(parameter.Name)!, noise, before, after);
        if (target is not null) Add("forecast", sensitivity, curve.LogGradient(target), noise, before, after);
        if (options.Candidates[0].Length > 1) return list;

        var line = PlanSensitivity.OfLine(existing, options.Candidates);
        var known = SizeSet.Of(existing);
        var added = options.Candidates.Where((size, i) => runs[i] > 0 && !known.Exists(other => SizeSet.AreSame(other, size))).Count();
        (before, after) = (known.Count - 2, known.Count + added - 2);
        Add("slope", line, [0, 1], noise * Math.Sqrt(2), before, after);
        if (target is not null) Add("ratio", line, PlanSensitivity.Line(target), noise * Math.Sqrt(2), before, after);
        return list;

        void Add(string name, PlanSensitivity of, double[] gradient, double sigma, int dfBefore, int dfAfter)
        {
            var variance = of.Variance(gradient, runs);
            list.Add(new(
                name,
                Precision.Of(sigma * sigma * variance.Before, dfBefore, options),
                Precision.Of(sigma * sigma * variance.After, dfAfter, options)));
        }
    }

    /// <summary>The largest variance of the goal over the draws, in units of σ²; NaN without any.</summary>
    public static (double Variance, int Draws) Worst(FitData? existing, PlanOptions options, PlanGoal goal, int[] runs)
    {
        var (worst, count) = (double.NaN, 0);
        if (goal.IsPaired || goal.Kind == PlanGoalKind.Everything) return (worst, count);
        foreach (var draw in options.Draws)
        {
            if (draw.Sensitivity is null || Planner.GoalGradient(goal, draw.Sensitivity) is not { } gradient) continue;
            var variance = PlanSensitivity.OfCurve(draw.Sensitivity, existing, options.Candidates).Variance(gradient, runs).After;
            if (double.IsNaN(variance)) continue;
            count++;
            worst = double.IsNaN(worst) ? variance : Math.Max(worst, variance);
        }

        return (worst, count);
    }
}
