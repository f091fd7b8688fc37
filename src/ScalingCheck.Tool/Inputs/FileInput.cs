using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Inputs;

/// <summary>The check that the command line describes, and its points in the files that it names.</summary>
internal static class FileInput
{
    private const string Seed = "seed";

    /// <param name="set">Keys of the check that win over those of the command line.</param>
    /// <param name="metrics">Metrics to read beside those of the check.</param>
    /// <exception cref="UsageException">The options do not describe a check.</exception>
    public static MeasuredCheck Read(
        ParseResult parsed, FitOptionSet options, Terminal terminal, IReadOnlyList<KeyValuePair<string, string>> set,
        CancellationToken cancel, IReadOnlyList<string>? metrics = null)
    {
        var gated = ReadCheck(parsed, options, set);
        var check = gated.Check;
        var rule = new CollectRule
        {
            Files = "",
            Format = parsed.GetValue(options.Format),
            Rename = parsed.GetValue(options.Rename)!.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Derive = ReadDerived(parsed.GetValue(options.Derive)!),
            Keep = check.NeedsWholeRuns ? Keep.All : Keep.Last,
        };
        // Messages name a file as the user did wherever that name leads to it.
        var named = terminal.Directory == Environment.CurrentDirectory;
        var paths = parsed.GetValue(options.Files)!.Select(file => named ? file : terminal.PathOf(file)).ToList();
        // Asked for another metric, a message must be able to name those that there are.
        var wanted = metrics is { Count: > 0 } ? null : new HashSet<string>(check.Metrics, StringComparer.Ordinal);
        // Asked while reading, so that a huge file of which little is wanted stays small.
        bool Selects(Observation observation) => check.Where.All(condition => condition.Holds(observation));
        var collected = Collector.ReadFiles(paths, rule, new CollectOptions { Metrics = wanted, Where = Selects }, cancel);
        var selection = SeriesSelection.Of(check, collected.Observations);
        if (selection.Problem is not null && !collected.HasErrors)
        {
            // What was passed over may hold the answer: the names that there are, or a label that only unwanted rows carry.
            collected = Collector.ReadFiles(paths, rule, new CollectOptions(), cancel);
            selection = SeriesSelection.Of(check, collected.Observations);
        }

        var problems = collected.Diagnostics.ToList();
        if (selection.Problem is { } problem && !collected.HasErrors) problems.Add(problem);
        return new MeasuredCheck(gated, selection.Series, problems) { Observations = collected.Observations };
    }

    private static GatedCheck ReadCheck(ParseResult parsed, FitOptionSet options, IReadOnlyList<KeyValuePair<string, string>> keys)
    {
        if (parsed.GetValue(options.X) is null && KnownChecks.Find(options.KindOf(parsed))?.HasAxis != false)
            throw new UsageException(Catalogue.InvalidValue("--x", "an axis is needed: --x AXIS (only '--kind metric' has none)"));
        var set = parsed.GetValue(options.Set)!.ToList();
        if (parsed.GetValue(options.Kind) is { } kind) set.Add(new("kind", kind));
        if (parsed.GetValue(options.Level) is { } level) set.Add(new("level", NumberText.RoundTrip(level)));
        // A kind that draws nothing takes a seed all the same, so that a script may always pass one.
        if (parsed.GetValue(options.Seed) is { } seed && DrawsNumbers(set)) set.Add(new(Seed, NumberText.Short(seed, 15)));
        set.AddRange(keys);
        var problems = new List<Diagnostic>();
        var at = new List<NamedValues<double>>();
        foreach (var text in parsed.GetValue(options.At) ?? [])
        {
            if (ForecastName.ParsePoint(text) is { } point) at.Add(point);
            else problems.Add(Catalogue.InvalidValue("--at", $"'{text}' is not of the form AXIS=VALUE[,AXIS=VALUE] with sizes above 0"));
        }

        var where = new List<Condition>();
        foreach (var text in parsed.GetValue(options.Where) ?? [])
        {
            if (Condition.ParseAssignment(text) is { } condition) where.Add(condition);
            else problems.Add(Catalogue.InvalidValue("--where", $"'{text}' is not of the form LABEL=VALUE or 'AXIS<NUMBER'"));
        }

        if (problems.Count > 0) throw new UsageException(problems);
        var (check, mistakes) = QuickCheck.Read(
            "fit", parsed.GetValue(options.Y)!, Names(parsed.GetValue(options.X) ?? ""), [.. (parsed.GetValue(options.By) ?? []).SelectMany(Names)], at, set);
        if (check is null) throw new UsageException(mistakes);
        return check with { Check = check.Check with { Where = [.. check.Check.Where, .. where] } };
    }

    private static bool DrawsNumbers(List<KeyValuePair<string, string>> set) =>
        (KnownChecks.Find(set.LastOrDefault(pair => pair.Key == "kind").Value ?? "") ?? KnownChecks.Default).Keys.Any(key => key.Name == Seed);

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<KeyValuePair<string, Expression>> ReadDerived(KeyValuePair<string, string>[] pairs)
    {
        var derived = new List<KeyValuePair<string, Expression>>();
        foreach (var (name, text) in pairs)
        {
            if (!Expression.TryParse(text, out var expression, out var problem))
                throw new UsageException(Catalogue.InvalidValue($"--derive {name}", problem.Explain(text)));
            derived.Add(new(name, expression));
        }

        return derived;
    }
}
