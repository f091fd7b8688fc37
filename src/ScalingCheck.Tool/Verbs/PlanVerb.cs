using System.CommandLine;
using ScalingCheck.Checks;
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
        var plan = new PlanOptionSet();
        var command = new Verb("plan", "Says which sizes and how many seeds to run next for a budget.", """
            With files it reads them as 'fit' does; without, the files and checks of the configuration, whose 'plan' the options
            override.

            Examples:
              scaling-check plan results.csv --y loss --x params --at params=1e10 --budget 255 --cost 'params / 1e7'
              scaling-check plan results.csv --y loss --x params,tokens --goal alpha --budget 1e21 --cost '6 * params * tokens'
              scaling-check plan --check pretraining-loss --budget 40
            """);
        input.AddTo(command);
        plan.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            var measured = input.Read(parsed, terminal, [], [], cancel, plan.Metrics(parsed));
            var problems = measured.SelectMany(check => check.Problems).ToList();
            var plans = measured.SelectMany(check => Plan(check, plan.Override(parsed, check.Gated))).ToList();
            foreach (var problem in problems) terminal.Error.WriteLine(problem.ToString());
            terminal.Out.Write(parsed.GetValue(input.Json) ? PlanJson.Render(plans) : PlanText.Render(plans));
            if (MeasuredCheck.FirstError(problems) is { } error) return error;
            return plans.Exists(plan => plan.Plan.Refusal is not null) ? ExitCode.NoData : ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<PlannedRuns> Plan(MeasuredCheck measured, PlanSettings settings)
    {
        var kind = KnownChecks.Find(measured.Gated.Check.Kind)!;
        return measured.Series.Select(series =>
            RunPlanner.Plan(kind, kind.FixForm(measured.Gated.Check, series), series, settings, measured.Observations));
    }
}
