using System.Globalization;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>Whether a plan can be made at all. Each refusal says what is missing.</summary>
internal static class PlanChecks
{
    /// <summary>Scatter below this on ln y is rounding.</summary>
    private const double SmallestNoise = 1e-12;

    private const int MostRuns = 10_000;

    /// <summary>The reason to refuse, or null.</summary>
    public static string? Refuse(LawFit fit, FitData? existing, PlanOptions options, double noise)
    {
        if (fit.Sensitivity is null) return fit.Refusal ?? "The law has no derivatives to plan by.";
        if (options.Candidates.Count == 0) return "There are no candidate sizes: name at least one.";
        if (options.Cap < 1) return "The cap allows no run of any size: give at least 1.";
        if (options.Cap > MostRuns) return $"The cap of {Number(options.Cap)} is above {Number(MostRuns)}, the most runs of a size that are planned.";
        if (!double.IsFinite(options.Budget)) return "The budget is not a finite number: give what the new runs may cost together.";
        if (!(noise > SmallestNoise) || !double.IsFinite(noise))
            return "The noise of one run is not known: the fit has no residual scatter. Give it, or add runs first.";
        return BadSizes(fit, existing, options) ?? BadGoal(fit, options) ?? BadBudget(fit.Sensitivity.Count + 1, existing, options);
    }

    /// <summary>Why the fit does not identify the goal, or null. What is asked of two commits does not depend on it.</summary>
    public static string? NotIdentified(LawFit fit, PlanGoal goal) => goal.Kind switch
    {
        PlanGoalKind.Parameter => fit.Parameters.First(parameter => parameter.Name == goal.Name).NotIdentified,
        PlanGoalKind.Forecast => fit.Parameters.FirstOrDefault(parameter => parameter.NotIdentified is not null)?.NotIdentified,
        _ => null,
    };

    private static string? BadSizes(LawFit fit, FitData? existing, PlanOptions options)
    {
        var axes = options.Candidates[0].Length;
        for (var i = 0; i < options.Candidates.Count; i++)
        {
            var size = options.Candidates[i];
            if (size.Length != axes || !Array.TrueForAll(size, static x => x > 0 && double.IsFinite(x)))
                return $"Candidate {Number(i + 1)} is no size: give one finite number above zero for each axis.";
            if (options.Candidates.Take(i).Any(other => SizeSet.AreSame(other, size)))
                return $"Candidate {Number(i + 1)} is the same size as another: name each size once and set the cap.";
            var cost = options.Cost.Of(size);
            if (!(cost > 0) || !double.IsFinite(cost))
                return $"The cost of a run of {string.Join(" x ", size.Select(Words.Number))} is not known: a finite cost above zero is needed for every candidate.";
        }

        if (existing is not null && existing.AxisCount != axes) return "The candidates and the existing runs have different axes.";
        return fit.Sensitivity!.Axes == axes ? null : "The law and the candidates have different axes.";
    }

    private static string? BadGoal(LawFit fit, PlanOptions options)
    {
        var axes = options.Candidates[0].Length;
        var goal = options.Goal;
        if (goal.IsPaired && axes > 1) return "The slope and ratio of the paired test need one axis: plan for a parameter, the forecast or everything.";
        if (goal.Kind == PlanGoalKind.Parameter && fit.Sensitivity!.Gradient(goal.Name) is null)
            return $"The law has no {goal.Name}: plan for {string.Join(", ", fit.Parameters.Select(parameter => parameter.Name))}.";
        var needsSizes = goal.Kind is PlanGoalKind.Forecast or PlanGoalKind.PairedRatio;
        return needsSizes && (goal.At.Count != axes || goal.At.Any(x => !(x > 0) || !double.IsFinite(x)))
            ? "The target needs one finite number above zero for each axis."
            : null;
    }

    private static string? BadBudget(int wanted, FitData? existing, PlanOptions options)
    {
        var ran = SizeSet.Of(existing);
        var fresh = options.Candidates.Where(size => !ran.Exists(known => SizeSet.AreSame(known, size))).ToArray();
        var missing = Math.Max(0, wanted - ran.Count);
        if (fresh.Length < missing)
        {
            return $"The law needs {Number(wanted)} different sizes to be checked, but the existing runs and the candidates have "
                + $"{Number(ran.Count + fresh.Length)}: add {Words.Count(missing - fresh.Length, "candidate", "candidates")}.";
        }

        var needed = missing > 0
            ? fresh.Select(options.Cost.Of).Order().Take(missing).Sum()
            : options.Candidates.Min(options.Cost.Of);
        if (options.Budget >= needed * (1 - WholePlan.Rounding)) return null;
        var what = missing > 1 ? $"the {Number(missing)} cheapest new sizes that the law needs" : "the cheapest run";
        return $"The budget of {Words.Number(options.Budget)} is below the cost of {what}: give {Words.Number(needed)} or more.";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
