using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads the <c>gates</c> of one check.</summary>
internal static class GateReader
{
    private static readonly string[] CurveGates = ["slope", "level"];

    public static List<GateRule> Read(ConfigValue? gates, CheckSettings settings, ICheckKind kind, List<Diagnostic> problems)
    {
        var rules = new List<GateRule>();
        var points = PointsWithOwnGate(gates, settings);
        foreach (var entry in gates?.Entries ?? [])
        {
            var rule = new GateRule
            {
                Target = entry.Key,
                WorseBy = entry.Value.Amount("worse-by"),
                Max = entry.Value.Number("max"),
                Min = entry.Value.Number("min"),
                Noise = NoiseReader.Read(entry.Value["noise"], problems),
                At = entry.At,
            };
            if (ProblemOf(rule, settings, kind) is { } problem) problems.Add(problem);
            else if (rule.Target == ForecastName.Gate) rules.AddRange(AtEveryPoint(rule, settings, points));
            else if (!ForecastName.Is(rule.Target)) rules.Add(rule);
            else if (rules.Exists(other => other.Target == Canonical(rule.Target, settings)))
                problems.Add(Catalogue.InvalidValue($"gate {Catalogue.Quoted(rule.Target)}", "another gate is on the same point", rule.At));
            else rules.Add(rule with { Target = Canonical(rule.Target, settings) });
        }

        return rules;
    }

    private static Diagnostic? ProblemOf(GateRule rule, CheckSettings settings, ICheckKind kind)
    {
        var gate = $"gate {Catalogue.Quoted(rule.Target)}";
        var isForecast = kind.HasAxis && (rule.Target == ForecastName.Gate || ForecastName.Is(rule.Target));
        var isCurve = settings.X.Count == 1 && CurveGates.Contains(rule.Target);
        var estimates = kind.EstimateNames(settings);
        if (!isForecast && !isCurve && !estimates.Contains(rule.Target))
        {
            IReadOnlyList<string> known = [.. settings.X.Count == 1 ? CurveGates : [], .. kind.HasAxis ? [ForecastName.Gate] : (string[])[], .. estimates];
            return Catalogue.UnknownGate(rule.Target, settings.Name, known, Suggestion.Nearest(rule.Target.Split('@')[0], known), rule.At);
        }

        if (ForecastName.Is(rule.Target) && ForecastPoints.ProblemOf(ForecastName.Parse(rule.Target), settings) is { } point)
            return Catalogue.InvalidValue(gate, point, rule.At);
        if (rule.Target == ForecastName.Gate && settings.Forecast.Count == 0)
            return Catalogue.InvalidValue(gate, "the check has no 'forecast': say where, such as 'forecast: { params: 1e9 }'", rule.At);
        if (rule.WorseBy is null && rule.Max is null && rule.Min is null)
            return Catalogue.InvalidValue(gate, "it needs 'worse-by', 'max' or 'min'", rule.At);
        if (rule.Max < rule.Min)
            return Catalogue.InvalidValue(gate, "'max' lies below 'min'", rule.At);
        if (isCurve && (rule.Max is not null || rule.Min is not null))
            return Catalogue.InvalidValue(gate, "it compares two commits and takes 'worse-by' alone", rule.At);
        if (rule.WorseBy is null) return null;
        if (settings.Better == Direction.Unknown) return Catalogue.UnknownDirection(settings.Y, settings.Name, rule.At);
        return !isForecast && !isCurve && kind.BetterOf(rule.Target, settings) == Direction.Unknown
            ? Catalogue.InvalidValue(gate, "neither way is better for it: limit it by 'max' or 'min', or gate 'level' or 'forecast'", rule.At) : null;
    }

    // 'forecast' stands for every point of the check that has no gate of its own.
    private static IEnumerable<GateRule> AtEveryPoint(GateRule rule, CheckSettings settings, HashSet<string> pointsWithOwnGate) =>
        settings.Forecast.Select(point => ForecastName.Of(settings.X, point))
            .Where(name => !pointsWithOwnGate.Contains(name)).Select(name => rule with { Target = name });

    private static HashSet<string> PointsWithOwnGate(ConfigValue? gates, CheckSettings settings) =>
        [.. (gates?.Entries ?? []).Where(entry => ForecastName.Parse(entry.Key) is not null).Select(entry => Canonical(entry.Key, settings))];

    private static string Canonical(string target, CheckSettings settings) => ForecastName.Of(settings.X, ForecastName.Parse(target)!);
}
