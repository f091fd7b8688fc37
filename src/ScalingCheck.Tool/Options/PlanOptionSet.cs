using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Planning;

namespace ScalingCheck.Tool.Options;

/// <summary>The options of <c>plan</c>, each of which overrides a key of the configuration.</summary>
internal sealed class PlanOptionSet
{
    private readonly Option<double?> _budget = CommonOptions.Number("--budget", "COST", "What all new runs together may cost.");

    private readonly Option<string?> _cost = new("--cost")
    {
        Description = "Cost of one run: arithmetic on the axes, or a metric of past runs; 1 a run unless said.", HelpName = "EXPRESSION",
    };

    private readonly Option<double?> _startUp = CommonOptions.Number("--start-up", "COST", "Cost of starting any run; 0 unless said.");

    private readonly Option<double?> _cap = CommonOptions.Number("--cap", "RUNS", "The most new runs of one size; 4 unless said.");

    private readonly Option<string?> _goal = new("--goal")
    {
        Description = "What to sharpen: forecast, slope, ratio, all, or a parameter such as alpha.", HelpName = "GOAL",
    };

    private readonly Option<string[]> _sizes = new("--size")
    {
        Description = "A size that may be run: 1e8, or params=1e8,tokens=2e9; those that were unless said. May be repeated.", HelpName = "SIZE",
    };

    private readonly Option<double?> _noise = CommonOptions.Share("--noise", "Noise of one run, 0.005 or 0.5%; the scatter about the fit unless said.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _budget, _cost, _startUp, _cap, _goal, _sizes, _noise }) command.Add(option);
    }

    /// <summary>Metrics that the cost names, to be read from files beside that of the check.</summary>
    public IReadOnlyList<string> Metrics(ParseResult parsed) =>
        parsed.GetValue(_cost) is { } text && Expression.TryParse(text, out var expression, out _) ? expression.Names : [];

    /// <summary>The plan of a check with what the command line says.</summary>
    /// <exception cref="UsageException">An option cannot be used, or nobody says what may be spent.</exception>
    public PlanSettings Override(ParseResult parsed, GatedCheck gated)
    {
        var (plan, check) = (gated.Plan, gated.Check);
        var mistakes = new List<Diagnostic>();
        var read = plan with
        {
            Budget = parsed.GetValue(_budget) ?? plan.Budget,
            StartUp = parsed.GetValue(_startUp) ?? plan.StartUp,
            Cap = (int)Math.Clamp(parsed.GetValue(_cap) ?? plan.Cap, 0, int.MaxValue),
            Goal = parsed.GetValue(_goal) ?? plan.Goal,
            Noise = parsed.GetValue(_noise) ?? plan.Noise,
        };
        if (parsed.GetValue(_cap) is { } most && !(most >= 1 && most == Math.Floor(most)))
            mistakes.Add(Catalogue.InvalidValue("--cap", "the most new runs of one size is a whole number above 0"));
        if (parsed.GetValue(_cost) is { } text)
        {
            if (Expression.TryParse(text, out var formula, out var wrong)) read = read with { Cost = formula, CostBySize = [] };
            else mistakes.Add(Catalogue.InvalidValue("--cost", wrong.Explain(text)));
        }

        if (parsed.GetValue(_sizes) is { Length: > 0 } named)
        {
            var points = named.SelectMany(size => Points(size, check)).ToList();
            foreach (var wrong in points.Select(point => ForecastPoints.ProblemOf(point, check)).OfType<string>().Distinct())
                mistakes.Add(Catalogue.InvalidValue("--size", wrong));
            read = read with { Sizes = [.. points.OfType<NamedValues<double>>()] };
        }

        if (PlanReader.ProblemOfGoal(read.Goal, check, KnownChecks.Find(check.Kind)!) is { } problem)
            mistakes.Add(Catalogue.InvalidValue("--goal", problem));
        if (read.Budget is null)
            mistakes.Add(Catalogue.InvalidValue("--budget", $"what may the new runs of '{check.Name}' cost together? Without --cost a run costs 1"));
        return mistakes.Count == 0 ? read : throw new UsageException(mistakes);
    }

    // A list of bare numbers is short for sizes on the one axis.
    private static IEnumerable<NamedValues<double>?> Points(string text, CheckSettings check) => check.X.Count == 1 && !text.Contains('=', StringComparison.Ordinal)
        ? text.Split(',', StringSplitOptions.TrimEntries).Select(part => PlanReader.Point(part, check)) : [PlanReader.Point(text, check)];
}
