using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>One check to propose.</summary>
internal sealed record CheckDraft
{
    public string Name { get; init; } = "";

    public required string Kind { get; init; }

    public string? Form { get; init; }

    public required string Y { get; init; }

    public required IReadOnlyList<string> X { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Where { get; init; } = [];

    /// <summary>A size on every axis.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Forecast { get; init; } = [];

    public IReadOnlyList<DraftGate> Gates { get; init; } = [];

    /// <summary>Why these choices, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Why the data found cannot answer it; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>The check as the pipeline runs it.</summary>
    public CheckSettings ToSettings() => new()
    {
        Name = Name,
        Kind = Kind,
        Y = Y,
        X = X,
        Better = MetricDirection.Infer(Y),
        By = By,
        Where = [.. Where.SelectMany(entry => Condition.Parse(entry.Key, entry.Value, out _) ?? [])],
        Forecast = Forecast.Count == 0 ? [] : [NamedValues<double>.From(Forecast)],
        Options = Form is null ? NamedValues<string>.Empty : NamedValues<string>.Of(("form", Form)),
    };

    /// <summary>The gate that each estimate of a forecast belongs to has the short name in a configuration.</summary>
    public bool IsAnswered(DraftGate gate, CheckOutcome outcome)
    {
        var target = gate.Target == ForecastName.Gate ? ForecastName.Of(X, NamedValues<double>.From(Forecast)) : gate.Target;
        return CurveComparison.Answers(target, outcome.Form) ||
            outcome.Estimates.FirstOrDefault(estimate => estimate.Name == target) is { NotIdentified: null };
    }
}
