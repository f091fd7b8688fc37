using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Report;
using ScalingCheck.Tool.Inputs;

namespace ScalingCheck.Tool.Verbs;

/// <summary>What a metric will be at sizes that nobody has run, and which size reaches a value.</summary>
internal static class ForecastVerb
{
    /// <summary>How many times the largest size is forecast when nobody says where.</summary>
    private static readonly double[] Unsaid = [2, 10];

    public static Command Create(Terminal terminal)
    {
        var input = new CheckInput();
        var targets = Numbers("--target", "VALUE", "A value to reach: which size does, or with two axes which compute. May be repeated.");
        var compute = Numbers("--compute", "FLOP", "Compute 6 N D to split between the two axes of chinchilla. May be repeated.");
        var command = new Verb("forecast", "Forecasts a metric beyond the largest size, with what the interval is made of.", """
            With files it reads them as 'fit' does; without, the files and checks of the configuration. On one axis an ensemble of
            laws forecasts, checked on the largest sizes; --set form=NAME takes one law instead.

            Examples:
              scaling-check forecast results.csv --y loss --x tokens --at tokens=1e12
              scaling-check forecast results.csv --y loss --x params,tokens --compute 5.76e23 --target 2
              scaling-check forecast --check pretraining-loss
            """);
        input.AddTo(command);
        command.Add(targets);
        command.Add(compute);
        command.Does((parsed, cancel) =>
        {
            var measured = input.Read(parsed, terminal, [targets, compute], Keys(input, parsed, targets, compute), cancel).Select(WithPoints).ToList();
            var report = UnjudgedReport.Of(measured, "dotnet scaling-check forecast");
            foreach (var problem in report.Run.Diagnostics) terminal.Error.WriteLine(problem.ToString());
            foreach (var path in parsed.GetValue(input.Reports) ?? []) ReportFiles.Write(terminal.PathOf(path), report);
            terminal.Out.Write(parsed.GetValue(input.Json) ? new JsonReport().Render(report) : FitText.Render(report.Run.Checks));
            return report.Run.ExitCode;
        });
        return command;
    }

    private static List<KeyValuePair<string, string>> Keys(
        CheckInput input, ParseResult parsed, Option<double[]> targets, Option<double[]> compute)
    {
        var keys = new List<KeyValuePair<string, string>>();
        if (input.Axes(parsed) == 1 && !input.NamesKind(parsed)) keys.Add(new("form", FormChoice.Auto));
        if (parsed.GetValue(targets) is { Length: > 0 } values) keys.Add(new("target", Join(values)));
        if (parsed.GetValue(compute) is { Length: > 0 } amounts) keys.Add(new("compute", Join(amounts)));
        return keys;
    }

    /// <summary>A check that says where keeps its points; any other gets some beyond what was measured.</summary>
    private static MeasuredCheck WithPoints(MeasuredCheck measured)
    {
        var check = measured.Gated.Check;
        if (check.Forecast.Count > 0 || measured.Series.Count == 0 || check.Options.Contains("target") || check.Options.Contains("compute")) return measured;
        var largest = check.X.Select((_, axis) => measured.Series.SelectMany(series => series.Points).Max(point => point.X[axis])).ToArray();
        var points = Unsaid.Select(times => NamedValues<double>.From(check.X.Select((axis, i) => new KeyValuePair<string, double>(axis, Round(times * largest[i])))));
        return measured with { Gated = measured.Gated with { Check = check with { Forecast = [.. points] } } };
    }

    // Nobody asked for a size to sixteen digits.
    private static double Round(double size) => NumberText.TryParse(NumberText.Short(size, 3), out var round) ? round : size;

    private static string Join(double[] values) => string.Join(',', values.Select(NumberText.RoundTrip));

    private static Option<double[]> Numbers(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => [.. result.Tokens.Select(token =>
        {
            if (NumberText.TryParse(token.Value, out var value)) return value;
            result.AddError($"'{token.Value}' is no number for {name}: write it with a decimal point, such as 0.5 or 1e9.");
            return 0;
        })],
    };
}
