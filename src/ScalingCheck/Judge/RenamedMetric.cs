using ScalingCheck.Checks;
using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>
/// Finds out whether a metric has only changed its name: one is gone, another is new, and both were measured at the same sizes.
/// It is suggested and never assumed: the new one may be something else.
/// </summary>
internal static class RenamedMetric
{
    /// <summary>For a check whose metric this commit lacks and the baseline has: a clause that names the new one; else null.</summary>
    public static string? Gone(CheckSettings check, IReadOnlyList<Observation> head, IHistory history, BaselineChoice choice)
    {
        if (Nearest(choice) is not { } snapshot || Shape(check, history.Observations(snapshot, check.Y)) is not { } before) return null;
        var now = Metrics(head).Where(metric => history.Observations(snapshot, metric).Count == 0 && before == Shape(check with { Y = metric }, head));
        return Clause(now, name => $"{Quoted(name)} is new{SameSizes(check)}: if it is {Quoted(check.Y)} renamed, add {Rename(name, check.Y)}");
    }

    /// <summary>For a check whose metric the baseline lacks: a clause that names the one that this commit lacks; else null.</summary>
    public static string? Appeared(CheckSettings check, IReadOnlyList<Observation> head, IHistory history, BaselineChoice choice)
    {
        if (Nearest(choice) is not { } snapshot || Shape(check, head) is not { } now) return null;
        var known = Metrics(head).ToHashSet(StringComparer.Ordinal);
        var before = (history.Load(snapshot)?.Observations ?? []).Select(observation => observation.Metric).Distinct().Where(metric => !known.Contains(metric) && now == Shape(check with { Y = metric }, history.Observations(snapshot, metric)));
        return Clause(before, name => $"{CommitName.Short(choice.Commits[0].Commit)} has {Quoted(name)} at the same sizes and this commit has not: " +
            $"if it was renamed, say 'y: {name}' and add {Rename(check.Y, name)}");
    }

    private static string? Nearest(BaselineChoice choice) => choice.Commits.Count > 0 ? choice.Commits[0].Snapshots[^1].Id : null;

    private static IEnumerable<string> Metrics(IEnumerable<Observation> observations) =>
        observations.Select(observation => observation.Metric).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The groups and sizes that a check finds; null when it finds none.</summary>
    private static string? Shape(CheckSettings check, IReadOnlyList<Observation> observations)
    {
        var selection = SeriesSelection.Of(check with { Error = null }, observations);
        return selection.Problem is not null ? null : string.Join('\n', selection.Series.Select(series =>
            $"{series.Group}:{string.Join(' ', series.Points.Select(point => string.Join(',', point.X.Select(size => NumberText.RoundTrip(size)))).Distinct())}"));
    }

    // Of several candidates none is likely enough to be named.
    private static string? Clause(IEnumerable<string> names, Func<string, string> say) => names.Take(2).ToList() is [var only] ? say(only) : null;

    private static string SameSizes(CheckSettings check) => check.X.Count == 0 ? "" : " at the same sizes";

    private static string Rename(string from, string to) => $"'rename: {{ {from}: {to} }}' to its rule under 'collect'";

    private static string Quoted(string name) => Diagnostics.Catalogue.Quoted(name);
}
