using ScalingCheck.Checks;
using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Planning;

namespace ScalingCheck.Planning;

/// <summary>Plans the next runs of a check from those that there are.</summary>
internal static class RunPlanner
{
    /// <summary>Other curves that the points allow, on which a plan is tried.</summary>
    private const int OtherCurves = 20;

    /// <param name="kind">The kind of the check.</param>
    /// <param name="check">The check, its form chosen.</param>
    /// <param name="points">The runs there are.</param>
    /// <param name="settings">What may be run.</param>
    /// <param name="observations">Everything that was read, for a cost that past runs tell.</param>
    public static PlannedRuns Plan(
        ICheckKind kind, CheckSettings check, Series points, PlanSettings settings, IReadOnlyList<Observation> observations)
    {
        // The form of the fit, whatever the kind calls it; least squares are enough to ask for it.
        var plain = check with { Options = FitSettings.Without(check.Options) };
        var outcome = kind.Estimate(plain, points, intervals: false);
        PlannedRuns Refused(string reason) => new(check, points, outcome.Form, new ExperimentPlan { Refusal = reason }, settings);
        if (outcome.Refusal is { } refusal) return Refused(refusal);
        var cost = RunCosts.Of(check, points.Group, settings, observations, out var unknown);
        if (cost is null) return Refused(unknown!);
        if (GoalOf(check, settings, outcome.Form, out var missing) is not { } goal) return Refused(missing!);

        var law = KnownLaws.Find(outcome.Form)!;
        var data = points.ToFitData(weighted: false);
        var options = check.ToFitOptions(intervals: true) with { ForecastAt = [] };
        var fit = law.Fit(data, options);
        var plan = ExperimentPlan.For(fit, data, new PlanOptions
        {
            Candidates = Candidates(check, points, settings),
            Cost = cost,
            Budget = settings.Budget ?? double.NaN,
            Goal = goal,
            Cap = settings.Cap,
            Noise = settings.Noise,
            Target = check.Forecast.Count > 0 ? Sizes(check, check.Forecast[0]) : null,
            Draws = CaseResampling.Fits(law, data, options, OtherCurves, options.Seed),
        });
        return new PlannedRuns(check, points, outcome.Form, plan, settings);
    }

    private static PlanGoal? GoalOf(CheckSettings check, PlanSettings settings, string form, out string? missing)
    {
        missing = null;
        var goal = settings.Goal ?? (check.Forecast.Count > 0 ? ForecastName.Gate : PlanSettings.Everything);
        if (goal is ForecastName.Gate or PlanSettings.Ratio && check.Forecast.Count == 0)
        {
            missing = $"the goal '{goal}' needs a point: give the check a 'forecast', or pass --at";
            return null;
        }

        return goal switch
        {
            PlanSettings.Everything => PlanGoal.Everything,
            PlanSettings.Slope => PlanGoal.PairedSlope,
            PlanSettings.Ratio => PlanGoal.PairedRatio(Sizes(check, check.Forecast[0])[0]),
            ForecastName.Gate => PlanGoal.Forecast(Sizes(check, check.Forecast[0])),
            _ => PlanGoal.Parameter(InLaw(goal, form)),
        };
    }

    // A cost without an overhead is fitted by the law power, which has names of its own.
    private static string InLaw(string estimate, string form) => (estimate, form) switch
    {
        (ComplexityCheck.Exponent, "power") => "alpha",
        (ComplexityCheck.Scale, "power") => "A",
        _ => estimate,
    };

    private static List<double[]> Candidates(CheckSettings check, Series points, PlanSettings settings) => settings.Sizes.Count > 0
        ? [.. settings.Sizes.Select(size => Sizes(check, size))]
        : Distinct(points);

    private static List<double[]> Distinct(Series points)
    {
        var sizes = new List<double[]>();
        foreach (var point in points.Points)
        {
            // As between commits, and to the last bit as the planner counts them.
            if (!sizes.Exists(size => size.Zip(point.X).All(pair => AreSame(pair.First, pair.Second)))) sizes.Add(point.X);
        }

        return sizes;
    }

    private static bool AreSame(double left, double right) => Math.Abs(left - right) <= SizeMatching.Tolerance * Math.Max(left, right);

    private static double[] Sizes(CheckSettings check, NamedValues<double> point) =>
        [.. check.X.Select(axis => point.TryGet(axis, out var size) ? size : double.NaN)];
}
