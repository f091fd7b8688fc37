using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.Planning;
using ScalingCheck.Report;
using ScalingCheck.Tool.Inputs;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Which sizes and how many seeds to run next, so that a change is caught or a forecast sharp.</summary>
internal static class PlanVerb
{
    public static Command Create(Terminal terminal)
    {
        var input = new CheckInput(reports: false);
        var budget = CommonOptions.Number("--budget", "COST", "What all new runs together may cost.");
        var cost = new Option<string?>("--cost")
        {
            Description = "Cost of one run: arithmetic on the axes, or a metric of past runs; 1 a run unless said.", HelpName = "EXPRESSION",
        };
        var startUp = CommonOptions.Number("--start-up", "COST", "Cost of starting any run; 0 unless said.");
        var cap = CommonOptions.Number("--cap", "RUNS", "The most new runs of one size; 4 unless said.");
        var goal = new Option<string?>("--goal")
        {
            Description = "What to sharpen: forecast, slope, ratio, all, or a parameter such as alpha.", HelpName = "GOAL",
        };
        var sizes = new Option<string[]>("--size")
        {
            Description = "A size that may be run: 1e8, or params=1e8,tokens=2e9; those that were unless said. May be repeated.", HelpName = "SIZE",
        };
        var noise = CommonOptions.Share("--noise", "Noise of one run, 0.005 or 0.5%; the scatter about the fit unless said.");
        var command = new Verb("plan", "Says which sizes and how many seeds to run next for a budget.", """
            With files it reads them as 'fit' does; without, the files and checks of the configuration, whose 'plan' the options
            override.

            Examples:
              scaling-check plan results.csv --y loss --x params --at params=1e10 --budget 255 --cost 'params / 1e7'
              scaling-check plan results.csv --y loss --x params,tokens --goal alpha --budget 1e21 --cost '6 * params * tokens'
              scaling-check plan --check pretraining-loss --budget 40
            """);
        input.AddTo(command);
        foreach (var option in new Option[] { budget, cost, startUp, cap, goal, sizes, noise }) command.Add(option);
        command.Does((parsed, cancel) =>
        {
            var metrics = parsed.GetValue(cost) is { } text && Expression.TryParse(text, out var expression, out _) ? expression.Names : [];
            var measured = input.Read(parsed, terminal, [], [], cancel, metrics);
            var problems = measured.SelectMany(check => check.Problems).ToList();
            var plans = measured.SelectMany(check => Plan(check, Override(check, parsed))).ToList();
            foreach (var problem in problems) terminal.Error.WriteLine(problem.ToString());
            terminal.Out.Write(parsed.GetValue(input.Json) ? PlanJson.Render(plans) : PlanText.Render(plans));
            if (MeasuredCheck.FirstError(problems) is { } error) return error;
            return plans.Exists(plan => plan.Plan.Refusal is not null) ? ExitCode.NoData : ExitCode.Ok;
        });
        return command;

        PlanSettings Override(MeasuredCheck check, ParseResult parsed)
        {
            var plan = check.Gated.Plan;
            var mistakes = new List<Diagnostic>();
            var read = plan with
            {
                Budget = parsed.GetValue(budget) ?? plan.Budget,
                StartUp = parsed.GetValue(startUp) ?? plan.StartUp,
                Cap = (int)Math.Clamp(parsed.GetValue(cap) ?? plan.Cap, 0, int.MaxValue),
                Goal = parsed.GetValue(goal) ?? plan.Goal,
                Noise = parsed.GetValue(noise) ?? plan.Noise,
            };
            if (parsed.GetValue(cap) is { } most && !(most >= 1 && most == Math.Floor(most)))
                mistakes.Add(Catalogue.InvalidValue("--cap", "the most new runs of one size is a whole number above 0"));
            if (parsed.GetValue(cost) is { } text)
            {
                if (Expression.TryParse(text, out var formula, out var wrong)) read = read with { Cost = formula, CostBySize = [] };
                else mistakes.Add(Catalogue.InvalidValue("--cost", wrong.Explain(text)));
            }

            if (parsed.GetValue(sizes) is { Length: > 0 } named)
            {
                var points = named.SelectMany(size => Points(size, check.Gated.Check)).ToList();
                foreach (var wrong in points.Select(point => ForecastPoints.ProblemOf(point, check.Gated.Check)).OfType<string>().Distinct())
                    mistakes.Add(Catalogue.InvalidValue("--size", wrong));
                read = read with { Sizes = [.. points.OfType<NamedValues<double>>()] };
            }

            if (PlanReader.ProblemOfGoal(read.Goal, check.Gated.Check, KnownChecks.Find(check.Gated.Check.Kind)!) is { } problem)
                mistakes.Add(Catalogue.InvalidValue("--goal", problem));
            if (read.Budget is null)
                mistakes.Add(Catalogue.InvalidValue("--budget", $"what may the new runs of '{check.Gated.Check.Name}' cost together? Without --cost a run costs 1"));
            return mistakes.Count == 0 ? read : throw new UsageException(mistakes);
        }
    }

    // A list of bare numbers is short for sizes on the one axis.
    private static IEnumerable<NamedValues<double>?> Points(string text, CheckSettings check) => check.X.Count == 1 && !text.Contains('=', StringComparison.Ordinal)
        ? text.Split(',', StringSplitOptions.TrimEntries).Select(part => PlanReader.Point(part, check)) : [PlanReader.Point(text, check)];

    private static IEnumerable<PlannedRuns> Plan(MeasuredCheck measured, PlanSettings settings)
    {
        var kind = KnownChecks.Find(measured.Gated.Check.Kind)!;
        return measured.Series.Select(series =>
            RunPlanner.Plan(kind, kind.FixForm(measured.Gated.Check, series), series, settings, measured.Observations));
    }
}
