using ScalingCheck.Numerics.Complexity;

namespace ScalingCheck.Checks;

/// <summary>How time or memory grows with N: the empirical exponent, a fixed overhead, and how it reads as O(…).</summary>
internal sealed class ComplexityCheck : ICheckKind
{
    public const string Exponent = "exponent";

    public const string Scale = "scale";

    /// <summary>The form with a fixed cost; it only makes sense for growth, so it is no form of a scaling law.</summary>
    public const string OverheadForm = "power-offset";

    private const string Overhead = "overhead";

    public string Id => "complexity";

    public string Summary => "how time or memory grows with N: the exponent, and how it reads as O(...)";

    public IReadOnlyList<CheckKey> Keys { get; } =
    [
        new(Overhead, "Whether there is a fixed cost beside the growth; told from the baseline unless said.", "auto", "true", "false"),
    ];

    public IReadOnlyList<string> EstimateNames(CheckSettings settings) => [Exponent, Scale, Overhead];

    public Direction BetterOf(string estimate, CheckSettings settings) => estimate is Exponent or Overhead ? settings.Better : Direction.Unknown;

    public KeyProblem? Validate(CheckSettings settings) => settings.X.Count == 1 ? null : new("x", "kind complexity takes one axis, x has two");

    public CheckSettings FixForm(CheckSettings settings, Series points)
    {
        if (WithOverhead(settings) is not null || points.Refusal is not null) return settings;
        var chosen = ComplexityFit.Analyse(points.ToFitData(settings.Weighted), settings.ToFitOptions(intervals: false));
        return settings with { Options = settings.Options.With(Overhead, chosen.WithOverhead ? "true" : "false") };
    }

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        if (points.Refusal is { } unusable) return CheckOutcome.RefusedBy(points, "power", unusable);
        var result = ComplexityFit.Analyse(points.ToFitData(settings.Weighted), settings.ToFitOptions(intervals), WithOverhead(settings));
        var form = result.WithOverhead ? OverheadForm : "power";
        if (result.Refusal is { } refusal) return CheckOutcome.RefusedBy(points, form, refusal);
        return new CheckOutcome
        {
            Group = points.Group,
            Form = form,
            Equation = result.WithOverhead ? "y = scale n^exponent + overhead" : "y = scale n^exponent",
            Points = points,
            Curve = Curve.Of(points),
            Estimates =
            [
                result.Exponent!.ToEstimate(settings, BetterOf(Exponent, settings), null),
                result.Scale!.ToEstimate(settings, BetterOf(Scale, settings), points.Unit),
                .. result.Overhead is { } overhead ? new[] { overhead.ToEstimate(settings, BetterOf(Overhead, settings), points.Unit) } : [],
                .. FitBridge.Forecasts(result.Forecasts, settings, points),
            ],
            Predict = result.Fit.Predict,
            DegreesOfFreedom = result.Fit.DegreesOfFreedom,
            Reading = result.Reading.StartsWith("O(", StringComparison.Ordinal) ? "reads as " + result.Reading : result.Reading,
            Diagnostics =
            [
                .. result.Fit.Diagnostics,
                new("overhead-f", result.OverheadF),
                .. result.Classes.Take(1).Select(best => new KeyValuePair<string, double>("class-weight", best.Weight)),
            ],
            Warnings = [.. points.Notes, .. result.Fit.Warnings],
        };
    }

    private static bool? WithOverhead(CheckSettings settings) =>
        settings.Options.TryGet(Overhead, out var text) && text != "auto" ? text == "true" : null;
}
