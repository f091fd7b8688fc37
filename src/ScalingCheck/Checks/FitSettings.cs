using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Checks;

/// <summary>How a check fits its law: what is minimised, and how intervals are found.</summary>
internal sealed record FitSettings
{
    /// <summary>Draws of a bootstrap for one of the many commits of a baseline, of which only standard errors are asked.</summary>
    private const int DrawsOfBaseline = 400;

    private static readonly Dictionary<string, ObjectiveKind> Objectives = new(StringComparer.Ordinal)
    {
        ["log-squares"] = ObjectiveKind.LogSquares,
        ["squares"] = ObjectiveKind.Squares,
        ["soft-l1"] = ObjectiveKind.SoftL1,
        ["huber"] = ObjectiveKind.Huber,
        ["lad"] = ObjectiveKind.LeastAbsolute,
    };

    private static readonly Dictionary<string, IntervalMethod> Methods = new(StringComparer.Ordinal)
    {
        ["profile"] = IntervalMethod.Profile,
        ["bootstrap"] = IntervalMethod.CaseBootstrap,
        ["residual-bootstrap"] = IntervalMethod.ResidualBootstrap,
        ["parametric-bootstrap"] = IntervalMethod.ParametricBootstrap,
        ["wild-bootstrap"] = IntervalMethod.WildBootstrap,
        ["wald"] = IntervalMethod.Wald,
    };

    /// <summary>The keys of the configuration that say so.</summary>
    public static IReadOnlyList<CheckKey> Keys { get; } =
    [
        new("objective", "What the fit minimises: log-squares (default), squares, soft-l1, huber or lad; huber:1e-3 says delta too."),
        new("delta", "Where huber and soft-l1 turn from squares to absolute values, in units of the residual; 1e-3 unless said.") { Type = CheckKeyType.Number },
        new("residual", "Residuals of ln y (default) or of y, for huber, soft-l1 and lad.", "log", "raw"),
        new("intervals", "How intervals are found: profile for the squares, bootstrap for the others, unless said.", [.. Methods.Keys]),
        new("draws", "Draws of a bootstrap; 4000 unless said.") { Type = CheckKeyType.Count },
        new("seed", "Seed of a bootstrap; 1 unless said.") { Type = CheckKeyType.Count },
        new("cluster", "The label (or axis) whose rows belong together, as the steps of one run do; for wild-bootstrap."),
    ];

    public FitObjective Objective { get; private init; } = FitObjective.LogSquares;

    /// <summary>Null: the best for the objective.</summary>
    public IntervalMethod? Method { get; private init; }

    public int Draws { get; private init; } = FitOptions.Default.Draws;

    public ulong Seed { get; private init; } = FitOptions.Default.Seed;

    /// <summary>The objective as the configuration names it: <c>huber:0.001</c>.</summary>
    public string ObjectiveName => Objectives.First(pair => pair.Value == Objective.Kind).Key
        + (Objective.HasDelta ? ":" + NumberText.Short(Objective.Delta) : "")
        + (Objective.RawResidual && Objective.Kind != ObjectiveKind.Squares ? ", residual raw" : "");

    /// <summary>How intervals are found, as the configuration names it.</summary>
    public string MethodName => Methods.First(pair => pair.Value == (Method ?? Objective.UsualIntervals)).Key;

    /// <summary>The settings in the keys of a check; values that a configuration may not hold count as left out.</summary>
    public static FitSettings Of(NamedValues<string> options) => new()
    {
        Objective = ObjectiveOf(options) ?? FitObjective.LogSquares,
        Method = options.TryGet("intervals", out var method) && Methods.TryGetValue(method, out var known) ? known : null,
        Draws = Number(options, "draws") is { } draws ? (int)draws : FitOptions.Default.Draws,
        Seed = Number(options, "seed") is { } seed ? (ulong)seed : FitOptions.Default.Seed,
    };

    /// <summary>What is wrong with the keys; null when nothing is.</summary>
    public static KeyProblem? ProblemOf(NamedValues<string> options)
    {
        if (Number(options, "delta") <= 0) return new("delta", "'delta' must be above 0");
        if (ObjectiveOf(options) is not { } objective)
        {
            options.TryGet("objective", out var text);
            var near = Suggestion.Nearest(text!.Split(':')[0], [.. Objectives.Keys]) is { } nearest ? $"; did you mean {nearest}?" : "";
            return new("objective", $"objective '{text}' is none of {string.Join(", ", Objectives.Keys)} (huber and soft-l1 with a delta above 0, as in huber:1e-3){near}");
        }

        var settings = Of(options);
        if (Number(options, "delta") is not null && !objective.HasDelta)
            return new("delta", "'delta' is for the objectives huber and soft-l1");
        if (options.Contains("residual") && objective.IsSquares)
            return new("residual", "'residual' is for the objectives huber, soft-l1 and lad: log-squares and squares say it by their names");
        if (options.Contains("delta") && options.TryGet("objective", out var said) && said.Contains(':'))
            return new("delta", $"'delta' stands in the objective already ({said}): say it once");
        if (settings.Method is IntervalMethod.Profile or IntervalMethod.Wald && !objective.IsSquares)
            return new("intervals", "intervals profile and wald are for log-squares and squares: a robust fit has no such intervals; use bootstrap");
        if (settings.Draws > FitOptions.MostDraws) return new("draws", $"'draws' must be at most {FitOptions.MostDraws}: so many digits of an interval mean nothing");
        if (settings.Draws < FitOptions.FewestDraws) return new("draws", $"'draws' must be at least {FitOptions.FewestDraws}: percentiles of fewer say nothing");
        return options.Contains("cluster") && settings.Method != IntervalMethod.WildBootstrap
            ? new("cluster", "'cluster' is for 'intervals: wild-bootstrap'") : null;
    }

    /// <summary>The keys of a check without these: least squares on the logarithm.</summary>
    public static NamedValues<string> Without(NamedValues<string> options) => options.Without([.. Keys.Select(key => key.Name)]);

    /// <param name="intervals">False: values and standard errors only.</param>
    public FitOptions Apply(FitOptions options, bool intervals)
    {
        // A robust fit has no standard errors but those of a bootstrap; a few hundred draws are enough for them.
        var drawn = !Objective.IsSquares;
        return options with
        {
            Objective = Objective,
            Method = Method,
            Seed = Seed,
            Draws = intervals || !drawn ? Draws : Math.Min(Draws, DrawsOfBaseline),
            Intervals = intervals || drawn,
        };
    }

    private static FitObjective? ObjectiveOf(NamedValues<string> options)
    {
        if (!options.TryGet("objective", out var text)) return FitObjective.LogSquares;
        var parts = text.Split(':', 2);
        if (!Objectives.TryGetValue(parts[0], out var kind)) return null;
        var raw = kind == ObjectiveKind.Squares || (options.TryGet("residual", out var residual) && residual == "raw");
        var objective = new FitObjective(kind, RawResidual: raw);
        var delta = Number(options, "delta") ?? objective.Delta;
        if (parts.Length == 2 && (!objective.HasDelta || !NumberText.TryParse(parts[1], out delta))) return null;
        return delta > 0 ? objective with { Delta = delta } : null;
    }

    private static double? Number(NamedValues<string> options, string key) =>
        options.TryGet(key, out var text) && NumberText.TryParse(text, out var number) ? number : null;
}
