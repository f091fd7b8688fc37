using ScalingCheck.Checks;
using ScalingCheck.Numerics.Planning;

namespace ScalingCheck.Planning;

/// <summary>What one run costs, from the configuration's words.</summary>
internal static class RunCosts
{
    /// <summary>The first axis, whatever its name.</summary>
    private const string FirstAxis = "x";

    /// <summary>The cost, or null with the sentence that says what is missing.</summary>
    public static RunCost? Of(
        CheckSettings check, NamedValues<string> group, PlanSettings settings, IReadOnlyList<Observation> observations, out string? missing)
    {
        missing = null;
        if (settings.CostBySize.Count > 0)
            return RunCost.Table([.. settings.CostBySize.Select(entry => new[] { entry.Key })], [.. settings.CostBySize.Select(entry => entry.Value)]) with { StartUp = settings.StartUp };
        if (settings.Cost is not { } cost) return RunCost.Equal with { StartUp = settings.StartUp };
        if (cost.Names.All(name => check.X.Contains(name) || name == FirstAxis))
            return RunCost.By(sizes => cost.Evaluate(name => SizeOf(check, name, sizes)) ?? double.NaN) with { StartUp = settings.StartUp };
        if (cost.Names is [var metric] && cost.Text.Trim('`', ' ') == metric) return Measured(check, group, metric, observations, out missing);
        missing = $"the cost '{cost.Text}' is neither arithmetic on {string.Join(" and ", check.X)} nor the name of a metric";
        return null;
    }

    private static RunCost? Measured(
        CheckSettings check, NamedValues<string> group, string metric, IReadOnlyList<Observation> observations, out string? missing)
    {
        missing = null;
        var costs = check with { Y = metric, Error = null };
        var selection = SeriesSelection.Of(costs, observations);
        // A run of one model may cost many times one of another; a cost without the labels of the groups is that of all.
        if (selection.Problem is not null) selection = SeriesSelection.Of(costs with { By = [] }, observations);
        var runs = selection.Series.FirstOrDefault(series => series.Group.Count == 0 || series.Group.Equals(group));
        if (runs is { Refusal: null }) return RunCost.Measured(runs.ToFitData(weighted: false));
        missing = selection.Problem?.Message ?? runs?.Refusal ?? $"no run of {group} has a value of the cost '{metric}'";
        return null;
    }

    private static double? SizeOf(CheckSettings check, string name, double[] sizes)
    {
        var axis = name == FirstAxis && !check.X.Contains(name) ? 0 : check.X.ToList().IndexOf(name);
        return axis < 0 ? null : sizes[axis];
    }
}
