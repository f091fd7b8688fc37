using ScalingCheck.Checks;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Diagnostics;
using ScalingCheck.Planning;

namespace ScalingCheck.Configuration;

/// <summary>Reads the <c>plan</c> of one check.</summary>
internal static class PlanReader
{
    public static PlanSettings Read(ConfigValue? plan, CheckSettings check, ICheckKind kind, List<Diagnostic> problems)
    {
        if (plan is null) return new PlanSettings();
        var settings = new PlanSettings
        {
            Budget = plan.Number("budget"),
            Cost = ReadCost(plan, problems),
            CostBySize = ReadCosts(plan["costs"], check, problems),
            StartUp = plan.Number("start-up") ?? 0,
            Cap = (int)(plan.Number("cap") ?? new PlanSettings().Cap),
            Goal = plan.Text("goal"),
            Sizes = ReadSizes(plan["sizes"], check, problems),
            Noise = plan.Amount("noise")?.Value,
        };
        if (settings.Budget <= 0) problems.Add(Catalogue.InvalidValue("'budget'", "it must be above 0", plan["budget"]!.Location));
        if (settings.StartUp < 0) problems.Add(Catalogue.InvalidValue("'start-up'", "it must not be negative", plan["start-up"]!.Location));
        if (ProblemOfGoal(settings.Goal, check, kind) is { } problem) problems.Add(Catalogue.InvalidValue("'goal'", problem, plan["goal"]!.Location));
        return settings;
    }

    /// <summary>Why nothing can be planned for that goal; null when it can, or when there is none.</summary>
    public static string? ProblemOfGoal(string? goal, CheckSettings check, ICheckKind kind)
    {
        if (goal is null) return null;
        IReadOnlyList<string> known =
        [
            ForecastName.Gate, PlanSettings.Everything, .. check.X.Count == 1 ? [PlanSettings.Slope, PlanSettings.Ratio] : (string[])[],
            .. kind.EstimateNames(check).Where(name => !name.Contains('@')),
        ];
        if (known.Contains(goal)) return null;
        var near = Suggestion.Nearest(goal, known) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
        return $"'{goal}' is none of {string.Join(", ", known)}{near}";
    }

    private static Expression? ReadCost(ConfigValue plan, List<Diagnostic> problems)
    {
        if (plan.Text("cost") is not { } text) return null;
        if (Expression.TryParse(text, out var expression, out var error)) return expression;
        problems.Add(Catalogue.InvalidValue("'cost'", error.Explain(text), plan["cost"]!.Location));
        return null;
    }

    private static List<KeyValuePair<double, double>> ReadCosts(ConfigValue? costs, CheckSettings check, List<Diagnostic> problems)
    {
        var read = new List<KeyValuePair<double, double>>();
        if (costs is not null && check.X.Count > 1)
            problems.Add(Catalogue.InvalidValue("'costs'", "a cost by size is for one axis: use 'cost' with arithmetic on both", costs.Location));
        foreach (var entry in costs?.Entries ?? [])
        {
            if (NumberText.TryParse(entry.Key, out var size) && size > 0 && NumberText.TryParse(entry.Value.Scalar, out var cost) && cost > 0) read.Add(new(size, cost));
            else problems.Add(Catalogue.InvalidValue("'costs'", $"{Catalogue.Quoted(entry.Key)} must be a size above 0, with a cost above 0", entry.At));
        }

        return read;
    }

    private static List<NamedValues<double>> ReadSizes(ConfigValue? sizes, CheckSettings check, List<Diagnostic> problems)
    {
        var read = new List<NamedValues<double>>();
        foreach (var item in sizes?.Items ?? [])
        {
            var point = Point(item.Scalar!, check);
            if (ForecastPoints.ProblemOf(point, check) is { } problem) problems.Add(Catalogue.InvalidValue("'sizes'", problem, item.Location));
            else read.Add(point!);
        }

        return read;
    }

    /// <summary>A bare number is a size on the one axis; else <c>AXIS=VALUE[,AXIS=VALUE]</c>.</summary>
    public static NamedValues<double>? Point(string text, CheckSettings check) =>
        check.X.Count == 1 && NumberText.TryParse(text, out var size) ? NamedValues<double>.Of((check.X[0], size)) : ForecastName.ParsePoint(text);
}
