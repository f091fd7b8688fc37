using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Checks;

/// <summary>A scaling law of a metric in one or two sizes: exponent, floor and forecasts.</summary>
internal sealed class ScalingLawCheck : ICheckKind
{
    private static readonly string[] Forms = [.. KnownLaws.All.Where(law => law.Id != ComplexityCheck.OverheadForm).Select(law => law.Id)];

    public string Id => "scaling-law";

    public string Summary => "a law of a metric in one or two sizes, such as loss = E + A params^-alpha";

    public IReadOnlyList<CheckKey> Keys { get; } =
    [
        new("form", "The law. One axis: power-constant unless said otherwise; two axes: chinchilla.", Forms),
        .. FitSettings.Keys,
    ];

    public IReadOnlyList<string> EstimateNames(CheckSettings settings) => KnownLaws.Find(Form(settings))!.ParameterNames;

    // A loss that falls faster with size is better; of a metric that should rise, the opposite.
    public Direction BetterOf(string estimate, CheckSettings settings) => estimate switch
    {
        "alpha" or "beta" or "b" when settings.Better == Direction.Lower => Direction.Higher,
        "alpha" or "beta" or "b" when settings.Better == Direction.Higher => Direction.Lower,
        "E" => settings.Better,
        _ => Direction.Unknown,
    };

    public string? Validate(CheckSettings settings)
    {
        var law = KnownLaws.Find(Form(settings))!;
        return law.Axes != settings.X.Count
            ? $"form {law.Id} takes {(law.Axes == 1 ? "one axis" : "two axes")}, x has {settings.X.Count}"
            : FitSettings.ProblemOf(settings.Options);
    }

    public CheckSettings FixForm(CheckSettings settings, Series points) => settings;

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        var law = KnownLaws.Find(Form(settings))!;
        if (points.Refusal is { } unusable) return CheckOutcome.RefusedBy(points, law.Id, unusable);

        var fit = law.Fit(points.ToFitData(settings.Weighted), FitSettings.Of(settings.Options).Apply(settings.ToFitOptions(intervals), intervals));
        if (fit.Refusal is { } refusal) return CheckOutcome.RefusedBy(points, law.Id, refusal);
        return new CheckOutcome
        {
            Group = points.Group,
            Form = law.Id,
            Equation = law.Equation,
            Points = points,
            Curve = Curve.Of(points),
            Estimates =
            [
                .. fit.Parameters.Select(parameter => parameter.ToEstimate(settings, BetterOf(parameter.Name, settings), UnitOf(parameter.Name, points))),
                .. FitBridge.Forecasts(fit.Forecasts, settings, points),
            ],
            Predict = fit.Predict,
            DegreesOfFreedom = fit.DegreesOfFreedom,
            Diagnostics = fit.Diagnostics,
            Warnings = [.. points.Notes, .. fit.Warnings],
        };
    }

    private static string Form(CheckSettings settings) =>
        settings.Options.TryGet("form", out var form) ? form : settings.X.Count == 2 ? "chinchilla" : "power-constant";

    // A, B and alpha have no unit that says anything: that of A depends on alpha.
    private static string? UnitOf(string parameter, Series points) => parameter is "E" or "a" or "b" ? points.Unit : null;
}
