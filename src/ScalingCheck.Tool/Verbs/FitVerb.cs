using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>The quick look: files in, one fit out, no configuration and no history.</summary>
internal static class FitVerb
{
    public static Command Create(Terminal terminal)
    {
        var options = new FitOptionSet();
        var command = new Verb("fit", "Fits a law to the metrics in some files: the quick look, without configuration or history.", """
            Examples:
              scaling-check fit results.csv --y loss --x params --at params=1e9
              scaling-check fit results.csv --y loss --x params,tokens --set form=chinchilla --json
              scaling-check fit Sort-report-full.json --kind complexity --y time --x N --by benchmark --at N=1e7
            """);
        options.AddTo(command);
        command.Does((parsed, cancel) => Fit(parsed, options, terminal, cancel));
        return command;
    }

    private static ExitCode Fit(ParseResult parsed, FitOptionSet options, Terminal terminal, CancellationToken cancel)
    {
        var gated = ReadCheck(parsed, options);
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
        var wanted = new HashSet<string>(StringComparer.Ordinal) { check.Y };
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

        var diagnostics = collected.Diagnostics.ToList();
        if (selection.Problem is { } problem && !collected.HasErrors) diagnostics.Add(problem);

        var kind = KnownChecks.Find(check.Kind)!;
        var cases = selection.Series.Select(series =>
        {
            var formed = kind.FixForm(check, series);
            return new CheckCase(gated with { Check = formed }, kind.Estimate(formed, series, intervals: true), [], null, null);
        }).ToList();
        var settings = new JudgeSettings { Baseline = JudgeSettings.None };
        var verdicts = Judgement.Of(cases, settings, Acceptances.None);
        var report = new RunReport(new RunVerdict
        {
            Verdict = FirstError(diagnostics) is null ? verdicts.Select(verdict => verdict.Verdict).Worst() : Verdict.Refused,
            Checks = verdicts,
            Diagnostics = diagnostics,
            ExitCode = FirstError(diagnostics) ?? RunVerdict.ExitCodeOf(verdicts, diagnostics, settings.FailOn),
        })
        {
            ToolVersion = ToolVersion.Text,
            Reproduce = "dotnet scaling-check fit",
        };

        foreach (var diagnostic in diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
        foreach (var path in parsed.GetValue(options.Reports) ?? []) ReportFiles.Write(terminal.PathOf(path), report);
        if (parsed.GetValue(options.Json)) terminal.Out.Write(new JsonReport().Render(report));
        else terminal.Out.Write(FitText.Render(verdicts));
        return report.Run.ExitCode;
    }

    private static ExitCode? FirstError(List<Diagnostic> diagnostics) =>
        diagnostics.Find(diagnostic => diagnostic.Severity == Severity.Error)?.ExitCode;

    private static GatedCheck ReadCheck(ParseResult parsed, FitOptionSet options)
    {
        var set = parsed.GetValue(options.Set)!.ToList();
        if (parsed.GetValue(options.Kind) is { } kind) set.Add(new("kind", kind));
        if (parsed.GetValue(options.Level) is { } level) set.Add(new("level", NumberText.RoundTrip(level)));
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
            "fit", parsed.GetValue(options.Y)!, Names(parsed.GetValue(options.X)!), [.. (parsed.GetValue(options.By) ?? []).SelectMany(Names)], at, set);
        if (check is null) throw new UsageException(mistakes);
        return check with { Check = check.Check with { Where = [.. check.Check.Where, .. where] } };
    }

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
