using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Checks;

/// <summary>What a scaling-law check asks of its law, beside how to fit it.</summary>
internal sealed record LawSettings
{
    /// <summary>The law that says how to spend compute.</summary>
    private const string Splits = "chinchilla";

    private const string Target = "target";

    private const string OfCompute = "compute";

    private const string Distance = "max-distance";

    private const string OfPrior = "prior";

    private const string ForecastOf = "forecast-of";

    /// <summary>The keys of the configuration that say so.</summary>
    public static IReadOnlyList<CheckKey> Keys { get; } =
    [
        FormChoice.Key,
        new(Target, "Values of y to reach: which size reaches them, or with two axes which compute.") { Type = CheckKeyType.Number, IsList = true },
        new(OfCompute, "Amounts of compute 6 N D to split between the two axes of chinchilla.") { Type = CheckKeyType.Number, IsList = true },
        new(Distance, "How many times the largest size a forecast may lie at; 100 unless said.") { Type = CheckKeyType.Number },
        new(OfPrior, "exponents: a prior that pulls the exponents of chinchilla towards .35, for few points; none (default).", "none", "exponents"),
        new(ForecastOf, "What the interval of a forecast is about: the law's mean (default), or a new run with its own noise.", "mean", "new-run"),
    ];

    public required FormChoice Form { get; init; }

    public IReadOnlyList<double> Targets { get; private init; } = [];

    public IReadOnlyList<double> Compute { get; private init; } = [];

    public double MaxDistance { get; private init; } = EnsembleForecast.DefaultMaxDistance;

    /// <summary>True: intervals of forecasts hold the noise of one further run too.</summary>
    public bool OfNewRun { get; private init; }

    /// <summary>A prior on the exponents; null for none.</summary>
    public ExponentPrior? Prior { get; private init; }

    public static LawSettings Of(CheckSettings settings) => new()
    {
        Form = FormChoice.Of(settings),
        Targets = Numbers(settings, Target),
        Compute = Numbers(settings, OfCompute),
        MaxDistance = Numbers(settings, Distance) is [var distance, ..] ? distance : EnsembleForecast.DefaultMaxDistance,
        Prior = settings.Options.TryGet(OfPrior, out var prior) && prior == "exponents" ? new ExponentPrior() : null,
        OfNewRun = settings.Options.TryGet(ForecastOf, out var of) && of == "new-run",
    };

    /// <summary>What is wrong with the keys; null when nothing is.</summary>
    public static KeyProblem? ProblemOf(CheckSettings settings)
    {
        if (FormChoice.ProblemOf(settings) is { } problem) return problem;
        var asked = Of(settings);
        if (asked.Targets.Any(target => target <= 0)) return new(Target, "'target' must be above 0");
        if (asked.Compute.Any(compute => compute <= 0)) return new(OfCompute, "'compute' must be above 0");
        if (asked.Form.Law.Id != Splits)
        {
            if (asked.Compute.Count > 0) return new(OfCompute, $"'compute' is for the form {Splits}: no other splits compute between two sizes");
            if (asked.Targets.Count > 0 && settings.X.Count == 2) return new(Target, $"'target' with two axes is for the form {Splits}");
            if (asked.Prior is not null) return new(OfPrior, $"'prior: exponents' is for the form {Splits}");
        }

        return asked.MaxDistance >= 1 ? null : new(Distance, "'max-distance' must be 1 or more");
    }

    public FitOptions Apply(FitOptions options) => options with { TargetValues = Targets, ComputeAt = Compute, ExponentPrior = Prior };

    /// <summary>Names of the estimates for the targets, in their order: <c>params@loss=2.05</c>, <c>compute@loss=2.05</c>.</summary>
    public IReadOnlyList<string> TargetNames(CheckSettings settings) =>
        [.. Targets.Select(target => ForecastName.Of(settings.X.Count == 2 ? OfCompute : settings.X[0], settings.Y, target))];

    /// <summary>Names of the estimates for the amounts of compute, three each.</summary>
    public IReadOnlyList<string> SplitNames(CheckSettings settings) =>
        [.. Compute.SelectMany(compute => settings.X.Append("tokens-per-param").Select(quantity => ForecastName.Of(quantity, OfCompute, compute)))];

    private static double[] Numbers(CheckSettings settings, string key) => settings.Options.TryGet(key, out var text)
        ? [.. text.Split(',').Select(part => NumberText.TryParse(part, out var number) ? number : double.NaN)] : [];
}
