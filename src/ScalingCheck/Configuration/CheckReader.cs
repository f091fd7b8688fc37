using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads one entry of <c>checks</c> with its gates.</summary>
internal static class CheckReader
{
    private static readonly string[] CurveGates = ["slope", "level"];

    public static GatedCheck? Read(ConfigEntry entry, List<Diagnostic> problems)
    {
        var value = entry.Value;
        var before = problems.Count;
        var kind = KnownChecks.Find(value.Text("kind", KnownChecks.Default.Id)) ?? KnownChecks.Default;
        var y = value.Text("y")!;
        var settings = new CheckSettings
        {
            Name = entry.Key,
            Kind = kind.Id,
            Y = y,
            X = value.Texts("x"),
            Better = value.Text("better") switch
            {
                "lower" => Direction.Lower,
                "higher" => Direction.Higher,
                _ => MetricDirection.Infer(y),
            },
            Where = Conditions(value["where"], problems),
            By = value.Texts("by"),
            Pick = value.Text("pick") switch { "best" => Pick.Best, "all" => Pick.All, _ => Pick.Last },
            Level = value.Number("level") ?? 0.95,
            Options = NamedValues<string>.From(kind.Keys
                .Where(key => value.Text(key.Name) is not null)
                .Select(key => new KeyValuePair<string, string>(key.Name, value.Text(key.Name)!))),
            At = entry.At,
        };

        if (settings.X.Count is 0 or > 2)
            problems.Add(Catalogue.InvalidValue("'x'", "one or two axes are needed", value["x"]!.Location));
        else if (kind.Validate(settings) is { } problem)
            problems.Add(Catalogue.InvalidValue($"check '{entry.Key}'", problem, (value["form"] ?? value["x"])!.Location));
        if (settings.Level is <= 0 or >= 1)
            problems.Add(Catalogue.InvalidValue("'level'", "it must lie between 0 and 1", value["level"]!.Location));

        var forecast = Forecasts(value["forecast"], settings, problems);
        var gates = Gates(value["gates"], settings, kind, forecast, problems);
        if (problems.Count > before) return null;
        return new GatedCheck(settings with { Forecast = forecast }, gates)
        {
            Compare = value.Text("compare") switch
            {
                "history" => ComparisonMode.History,
                "paired" => ComparisonMode.Paired,
                "estimates" => ComparisonMode.Estimates,
                _ => ComparisonMode.Auto,
            },
        };
    }

    private static List<Condition> Conditions(ConfigValue? where, List<Diagnostic> problems)
    {
        var conditions = new List<Condition>();
        foreach (var entry in where?.Entries ?? [])
        {
            if (Condition.Parse(entry.Key, [.. entry.Value.Items.Select(item => item.Scalar ?? "")]) is { } condition) conditions.Add(condition);
            else problems.Add(Catalogue.InvalidValue($"'{entry.Key}'", "a comparison needs a number: '>= 1e6'", entry.Value.Location));
        }

        return conditions;
    }

    private static List<NamedValues<double>> Forecasts(ConfigValue? forecast, CheckSettings settings, List<Diagnostic> problems)
    {
        var points = new List<NamedValues<double>>();
        foreach (var item in forecast?.Items ?? [])
        {
            var point = NamedValues<double>.From(item.Entries.Select(entry => new KeyValuePair<string, double>(
                entry.Key, NumberText.TryParse(entry.Value.Scalar, out var size) ? size : double.NaN)));
            if (ProblemOf(point, settings) is { } problem) problems.Add(Catalogue.InvalidValue("'forecast'", problem, item.Location));
            else points.Add(point);
        }

        return points;
    }

    private static string? ProblemOf(NamedValues<double>? point, CheckSettings settings)
    {
        if (point is null || point.Any(axis => !(axis.Value > 0))) return "sizes must be numbers above 0";
        var matches = point.Count == settings.X.Count && settings.X.All(point.Contains);
        return matches ? null : $"a size for {string.Join(" and ", settings.X)} is needed, found {(point.Count == 0 ? "none" : string.Join(", ", point.Select(axis => axis.Key)))}";
    }

    private static List<GateRule> Gates(
        ConfigValue? gates, CheckSettings settings, ICheckKind kind, List<NamedValues<double>> forecast, List<Diagnostic> problems)
    {
        var rules = new List<GateRule>();
        foreach (var entry in gates?.Entries ?? [])
        {
            var rule = new GateRule
            {
                Target = entry.Key,
                WorseBy = entry.Value.Amount("worse-by"),
                Max = entry.Value.Number("max"),
                Min = entry.Value.Number("min"),
                At = entry.At,
            };
            var problem = ProblemOf(rule, settings, kind);
            if (problem is not null) problems.Add(problem);
            else rules.AddRange(Resolve(rule, settings, forecast, problems));
        }

        return rules;
    }

    private static Diagnostic? ProblemOf(GateRule rule, CheckSettings settings, ICheckKind kind)
    {
        IReadOnlyList<string> known = [.. settings.X.Count == 1 ? CurveGates : [], ForecastName.Gate, .. kind.EstimateNames(settings)];
        if (!known.Contains(rule.Target) && !ForecastName.Is(rule.Target))
            return Catalogue.UnknownGate(rule.Target, settings.Name, known, Suggestion.Nearest(rule.Target, known), rule.At);
        if (rule.WorseBy is null && rule.Max is null && rule.Min is null)
            return Catalogue.InvalidValue($"gate '{rule.Target}'", "it needs 'worse-by', 'max' or 'min'", rule.At);
        if (CurveGates.Contains(rule.Target) && (rule.Max is not null || rule.Min is not null))
            return Catalogue.InvalidValue($"gate '{rule.Target}'", "it compares two commits and takes 'worse-by' alone", rule.At);
        return rule.WorseBy is not null && settings.Better == Direction.Unknown
            ? Catalogue.UnknownDirection(settings.Y, settings.Name, rule.At) : null;
    }

    // 'forecast' stands for every forecast of the check; 'forecast@N=1e7' brings its own point.
    private static List<GateRule> Resolve(
        GateRule rule, CheckSettings settings, List<NamedValues<double>> forecast, List<Diagnostic> problems)
    {
        if (ForecastName.Is(rule.Target))
        {
            var point = ForecastName.Parse(rule.Target);
            if (ProblemOf(point, settings) is { } problem)
            {
                problems.Add(Catalogue.InvalidValue($"gate '{rule.Target}'", problem, rule.At));
                return [];
            }

            if (!forecast.Contains(point!)) forecast.Add(point!);
            return [rule with { Target = ForecastName.Of(settings.X, point!) }];
        }

        if (rule.Target != ForecastName.Gate) return [rule];
        if (forecast.Count == 0)
            problems.Add(Catalogue.InvalidValue("gate 'forecast'", "the check has no 'forecast': say where, such as 'forecast: { params: 1e9 }'", rule.At));
        return forecast.ConvertAll(point => rule with { Target = ForecastName.Of(settings.X, point) });
    }
}
