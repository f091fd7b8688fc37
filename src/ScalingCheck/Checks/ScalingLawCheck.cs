using ScalingCheck.Numerics.Fitting;

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
        return [.. asked.Law.ParameterNames, .. asked.TargetNames(settings), .. asked.SplitNames(settings)];
    }

    // A loss that falls faster with size is better; of a metric that should rise, the opposite.
    public Direction BetterOf(string estimate, CheckSettings settings) => estimate switch
    {
        "alpha" or "beta" or "b" when settings.Better == Direction.Lower => Direction.Higher,
        "alpha" or "beta" or "b" when settings.Better == Direction.Higher => Direction.Lower,
        "E" => settings.Better,
        // The less it takes to reach a value, the better.
        _ when estimate.Contains($"@{settings.Y}=", StringComparison.Ordinal) && settings.Better != Direction.Unknown => Direction.Lower,
        _ => Direction.Unknown,
    };

    public string? Validate(CheckSettings settings) => LawSettings.ProblemOf(settings) ?? FitSettings.ProblemOf(settings.Options);

    public CheckSettings FixForm(CheckSettings settings, Series points) => settings;

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        var asked = LawSettings.Of(settings);
        var law = asked.Law;
        if (points.Refusal is { } unusable) return CheckOutcome.RefusedBy(points, law.Id, unusable);

        var how = FitSettings.Of(settings.Options);
        var options = how.Apply(asked.Apply(settings.ToFitOptions(intervals)), intervals);
        var fit = law.Fit(points.ToFitData(settings.Weighted), options);
        if (fit.Refusal is { } refusal) return CheckOutcome.RefusedBy(points, law.Id, refusal);
        double[] distances = [.. options.ForecastAt.Select(at => ForecastDistance.Of(points, at))];
        var forecasts = FitBridge.Forecasts(
            [.. fit.Forecasts.Zip(distances, (forecast, distance) => ForecastDistance.Checked(forecast, distance, asked.MaxDistance))],
            settings, points).Zip(distances).ToList();
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
                .. fit.Parameters.Select(parameter => parameter.ToEstimate(settings, BetterOf(parameter.Name, settings), UnitOf(parameter.Name, points))),
                .. forecasts.Select(forecast => forecast.First),
                .. Named(asked.TargetNames(settings), fit.SizesForTargets, settings),
                .. Named(asked.SplitNames(settings), fit.Allocations.SelectMany(Split), settings),
            ],
            Predict = fit.Predict,
            DegreesOfFreedom = fit.DegreesOfFreedom,
            Diagnostics =
            [
                .. fit.Diagnostics,
                .. forecasts.Select(forecast => new KeyValuePair<string, double>($"distance:{forecast.First.Name}", forecast.Second)),
            ],
            Warnings =
            [
                .. points.Notes, .. fit.Warnings,
                .. forecasts.Where(forecast => forecast.First.NotIdentified is null)
                    .Select(forecast => ForecastDistance.Warning(forecast.First.Name, forecast.Second)).OfType<string>(),
            ],
        };
    }

    private static IEnumerable<FittedQuantity> Split(Allocation allocation) => [allocation.Parameters, allocation.Tokens, allocation.TokensPerParameter];

    private IEnumerable<Estimate> Named(IEnumerable<string> names, IEnumerable<FittedQuantity> quantities, CheckSettings settings) =>
        names.Zip(quantities, (name, quantity) => quantity.ToEstimate(settings, BetterOf(name, settings), null) with { Name = name });

    // A, B and alpha have no unit that says anything: that of A depends on alpha.
    private static string? UnitOf(string parameter, Series points) => parameter is "E" or "a" or "b" ? points.Unit : null;
}
