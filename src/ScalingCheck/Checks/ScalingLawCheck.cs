using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Checks;

/// <summary>A scaling law of a metric in one or two sizes: exponent, floor and forecasts.</summary>
internal sealed class ScalingLawCheck : ICheckKind
{
    public string Id => "scaling-law";

    public string Summary => "a law of a metric in one or two sizes, such as loss = E + A params^-alpha";

    public IReadOnlyList<CheckKey> Keys { get; } = [.. LawSettings.Keys, .. FitSettings.Keys];

    public IReadOnlyList<string> EstimateNames(CheckSettings settings)
    {
        var asked = LawSettings.Of(settings);
        return [.. asked.Form.Laws.SelectMany(law => law.EstimateNames).Distinct(), .. asked.TargetNames(settings), .. asked.SplitNames(settings)];
    }

    // A loss that falls faster with size is better; of a metric that should rise, the opposite.
    public Direction BetterOf(string estimate, CheckSettings settings) => estimate switch
    {
        "alpha" or "beta" or "b" or "p" or "alpha_N" or "alpha_D" or "p_e" or "p_d" => Opposite(settings.Better),
        "E" or "floor" or "L_inf" => settings.Better,
        // The less it takes to reach a value, the better.
        _ when estimate.Contains($"@{settings.Y}=", StringComparison.Ordinal) && settings.Better != Direction.Unknown => Direction.Lower,
        _ => Direction.Unknown,
    };

    public KeyProblem? Validate(CheckSettings settings) => LawSettings.ProblemOf(settings) ?? FitSettings.ProblemOf(settings.Options);

    public CheckSettings FixForm(CheckSettings settings, Series points) => FormChoice.Fix(settings, points);

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        var asked = LawSettings.Of(settings);
        var law = asked.Form.Law;
        if (points.Refusal is { } unusable) return CheckOutcome.RefusedBy(points, law.Id, unusable);

        var how = FitSettings.Of(settings.Options);
        var options = how.Apply(asked.Apply(settings.ToFitOptions(intervals)), intervals);
        var fit = law.Fit(points.ToFitData(settings.Weighted), options);
        if (fit.Refusal is { } refusal) return CheckOutcome.RefusedBy(points, law.Id, refusal);
        var ranking = intervals && asked.Form.Laws.Count > 1 ? asked.Form.Rank(settings, points, options with { Intervals = false }) : null;
        var (forecasts, instead) = Forecasts(fit, options, settings, points, asked.Form.IsAuto, intervals);
        var sizes = LawSizes.Of(fit, settings, points, name => BetterOf(name, settings));
        return new CheckOutcome
        {
            Group = points.Group,
            Form = law.Id,
            Equation = law.Equation,
            Objective = how.ObjectiveName,
            Intervals = how.MethodName,
            Points = points,
            Curve = Curve.Of(points),
            Estimates =
            [
                .. fit.Parameters.Select(parameter => parameter.ToEstimate(settings, BetterOf(parameter.Name, settings), UnitOf(law.Id, parameter.Name, points))),
                .. forecasts.Estimates,
                .. sizes.Estimates,
            ],
            Predict = fit.Predict,
            DegreesOfFreedom = fit.DegreesOfFreedom,
            Reading = forecasts.Reading,
            Ranking = ranking is null ? [] : [.. ranking.Forms.Select(Row)],
            Diagnostics = [.. fit.Diagnostics, .. forecasts.Diagnostics],
            Warnings = [.. points.Notes, .. fit.Warnings, .. ranking?.Warnings ?? [], .. instead, .. forecasts.Warnings, .. sizes.Warnings],
        };
    }

    /// <summary>
    /// By the ensemble where it was asked for and can answer, else by the fitted law, saying so. The many commits of a
    /// baseline get the law's alone, hundreds of times faster, so that is what the ensemble's is compared by.
    /// </summary>
    private static (LawForecasts Forecasts, IEnumerable<string> Instead) Forecasts(
        LawFit fit, FitOptions options, CheckSettings settings, Series points, bool ensemble, bool intervals)
    {
        var alone = LawForecasts.OfFit(fit, options, settings, points, intervals);
        if (!ensemble || !intervals || options.ForecastAt.Count == 0) return (alone, []);
        return LawForecasts.OfEnsemble(options, settings, points, out var refusal) is { } found
            ? (found with { Estimates = [.. found.Estimates.Zip(alone.Estimates, (estimate, law) => estimate with { Comparable = law })] }, [])
            : (alone, [$"the forecast is that of {fit.Law} alone: {refusal}"]);
    }

    private static RankedLaw Row(RankedForm form) => new(
        form.Law.Id, form.Law.ParameterNames.Count, form.BacktestError, form.SumOfSquares, form.Aicc,
        [.. form.Fit.Forecasts.Select(forecast => forecast.Value)], form.NotRanked);

    private static Direction Opposite(Direction direction) => direction switch
    {
        Direction.Lower => Direction.Higher,
        Direction.Higher => Direction.Lower,
        _ => Direction.Unknown,
    };

    // A, B and alpha have no unit that says anything: that of A depends on alpha.
    private static string? UnitOf(string law, string parameter, Series points) =>
        parameter is "E" or "floor" or "L_inf" || (law == "log-linear" && parameter is "a" or "b") ? points.Unit : null;
}
