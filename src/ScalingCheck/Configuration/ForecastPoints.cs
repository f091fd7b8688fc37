using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>The points at which a check forecasts: those under <c>forecast</c>, and those that a gate names.</summary>
internal static class ForecastPoints
{
    public static IReadOnlyList<NamedValues<double>> Read(ConfigValue? forecast, CheckSettings settings, List<Diagnostic> problems)
    {
        var points = new List<NamedValues<double>>();
        foreach (var item in forecast?.Items ?? [])
        {
            var point = NamedValues<double>.From(item.Entries.Select(entry => new KeyValuePair<string, double>(
                entry.Key, NumberText.TryParse(entry.Value.Scalar, out var size) ? size : double.NaN)));
            if (ProblemOf(point, settings) is { } problem) problems.Add(Catalogue.InvalidValue("'forecast'", problem, item.Location));
            else if (!points.Contains(point)) points.Add(point);
        }

        return points;
    }

    /// <summary>The points with those of the gates, which are forecast too.</summary>
    public static IReadOnlyList<NamedValues<double>> With(IReadOnlyList<NamedValues<double>> points, IEnumerable<GateRule> gates) =>
        [.. points.Concat(gates.Select(gate => ForecastName.Parse(gate.Target)).OfType<NamedValues<double>>()).Distinct()];

    /// <summary>Why a check cannot forecast there, or null.</summary>
    public static string? ProblemOf(NamedValues<double>? point, CheckSettings settings)
    {
        if (point is null || point.Any(axis => !(axis.Value > 0))) return "sizes must be numbers above 0";
        var matches = point.Count == settings.X.Count && settings.X.All(point.Contains);
        return matches ? null : $"a size for {string.Join(" and ", settings.X)} is needed, found {string.Join(", ", point.Select(axis => axis.Key))}";
    }
}
