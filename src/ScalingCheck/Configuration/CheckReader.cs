using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads one entry of <c>checks</c>.</summary>
internal static class CheckReader
{
    public static GatedCheck? Read(ConfigEntry entry, List<Diagnostic> problems)
    {
        var value = entry.Value;
        var before = problems.Count;
        var kind = KnownChecks.Find(value.Text("kind", KnownChecks.Default.Id))!;
        var settings = ReadSettings(entry, kind, problems);
        FindProblems(settings, kind, value, problems);
        settings = settings with { Forecast = ForecastPoints.Read(value["forecast"], settings, problems) };
        var gates = GateReader.Read(value["gates"], settings, kind, problems);
        var noise = NoiseReader.Read(value["noise"], problems);
        var plan = PlanReader.Read(value["plan"], settings, kind, problems);
        if (problems.Count > before) return null;
        return new GatedCheck(settings with { Forecast = ForecastPoints.With(settings.Forecast, gates) }, gates)
        {
            Plan = plan,
            Noise = noise,
            Family = value.Text("family"),
            Compare = value.Text("compare") switch
            {
                "history" => ComparisonMode.History,
                "paired" => ComparisonMode.Paired,
                "curves" => ComparisonMode.Curves,
                "estimates" => ComparisonMode.Estimates,
                _ => ComparisonMode.Auto,
            },
        };
    }

    private static CheckSettings ReadSettings(ConfigEntry entry, ICheckKind kind, List<Diagnostic> problems)
    {
        var value = entry.Value;
        var y = value.Text("y")!;
        return new CheckSettings
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
            Error = value.Text("error"),
            Weighted = value.Text("weights") != "equal",
            Level = value.Number("level") ?? 0.95,
            Options = NamedValues<string>.From(kind.Keys
                .Where(key => value[key.Name] is not null)
                .Select(key => new KeyValuePair<string, string>(
                    key.Name, key.IsList ? string.Join(',', value.Texts(key.Name)) : value.Text(key.Name)!))),
            At = entry.At,
        };
    }

    private static void FindProblems(CheckSettings settings, ICheckKind kind, ConfigValue value, List<Diagnostic> problems)
    {
        var check = $"check {Catalogue.Quoted(settings.Name)}";
        // Groups are shown, accepted and stored as name[label=value].
        if (settings.Name.Any(c => c is '[' or ']' || char.IsControl(c)))
            problems.Add(Catalogue.InvalidValue(check, "a name cannot hold brackets or line breaks", settings.At));
        if (settings.X.Count == 2 && settings.X[0] == settings.X[1])
            problems.Add(Catalogue.InvalidValue("'x'", $"both axes are {Catalogue.Quoted(settings.X[0])}", value["x"]!.Location));
        if (kind.Validate(settings) is { } problem)
            problems.Add(Catalogue.InvalidValue(check, problem.Sentence, (value[problem.Key] ?? value["x"] ?? value["y"])!.Location));
        if (settings.Level is <= 0 or >= 1)
            problems.Add(Catalogue.InvalidValue("'level'", "it must lie between 0 and 1", value["level"]!.Location));
        if (settings.Pick == Pick.Best && settings.Better == Direction.Unknown)
            problems.Add(Catalogue.InvalidValue("'pick'", $"the name of {Catalogue.Quoted(settings.Y)} does not say which way is best: add 'better: lower' or 'better: higher'", value["pick"]!.Location));
    }

    private static List<Condition> Conditions(ConfigValue? where, List<Diagnostic> problems)
    {
        var conditions = new List<Condition>();
        foreach (var entry in where?.Entries ?? [])
        {
            if (Condition.Parse(entry.Key, [.. entry.Value.Items.Select(item => item.Scalar ?? "")], out var problem) is { } found) conditions.AddRange(found);
            else problems.Add(Catalogue.InvalidValue(Catalogue.Quoted(entry.Key), problem!, entry.Value.Location));
        }

        return conditions;
    }
}
