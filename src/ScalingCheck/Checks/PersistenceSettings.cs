using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Checks;

/// <summary>What a persistence check asks: at which levels, how many false alarms, of which noise.</summary>
internal sealed record PersistenceSettings
{
    private const string Fitted = "fitted";

    private const string OfLevels = "levels";

    private const string FalseAlarms = "false-alarms";

    private const string Covariance = "covariance";

    private const string Length = "length";

    private const string OfDraws = "draws";

    private const int FewestDraws = 20;

    private const int MostDraws = 10_000;

    private static readonly Dictionary<string, ContinuousCovariance?> Covariances = new(StringComparer.Ordinal)
    {
        [Fitted] = null,
        ["squared-exponential"] = new SquaredExponential(),
        ["matern:1.5"] = Matern.ThreeHalves,
        ["matern:2.5"] = Matern.FiveHalves,
        ["matern:3.5"] = Matern.SevenHalves,
    };

    /// <summary>The keys of the configuration that say so.</summary>
    public static IReadOnlyList<CheckKey> Keys { get; } =
    [
        new(OfLevels, "In standard deviations above (worse than) the median: how long above each counts; [0, 1, 2] unless said.") { Type = CheckKeyType.Number, IsList = true },
        new(FalseAlarms, "How often noise alone may count, over all levels: 5% per 100 (default), or 1 per 500."),
        new("gap", "error (default): refuse an axis with irregular gaps; ignore: take the values as they come.", "error", "ignore"),
        new("strict", "true: refuse where the approximation does not hold, in place of a simulation; false (default).", "true", "false"),
        new(Covariance, "The noise: fitted (default), or a named one whose length is known.", [.. Covariances.Keys]),
        new(Length, "The length of a named covariance, in the unit of x.") { Type = CheckKeyType.Number },
        new(OfDraws, "Draws of the bootstrap behind the intervals; 200 unless said.") { Type = CheckKeyType.Count },
        new("seed", "Seed of the bootstrap and of simulations; 1 unless said.") { Type = CheckKeyType.Count },
    ];

    public IReadOnlyList<double> Levels { get; private init; } = new PersistenceOptions().Levels;

    public double Alpha { get; private init; } = new PersistenceOptions().Alpha;

    public bool IgnoreGaps { get; private init; }

    public bool Strict { get; private init; }

    /// <summary>A named covariance, stretched; null to fit one.</summary>
    public ContinuousCovariance? Known { get; private init; }

    public int Draws { get; private init; } = new PersistenceOptions().Draws;

    public ulong Seed { get; private init; } = new PersistenceOptions().Seed;

    /// <summary>The settings in the keys of a check; values that a configuration may not hold count as left out.</summary>
    public static PersistenceSettings Of(NamedValues<string> options)
    {
        var read = new PersistenceSettings
        {
            IgnoreGaps = options.TryGet("gap", out var gap) && gap == "ignore",
            Strict = options.TryGet("strict", out var strict) && strict == "true",
            Known = options.TryGet(Covariance, out var name) && Covariances.TryGetValue(name, out var known) && LengthOf(options) is > 0 and var length
                ? known?.Stretched(length) : null,
        };
        if (LevelsOf(options) is { } levels) read = read with { Levels = levels };
        if (AlphaOf(options) is { } alpha) read = read with { Alpha = alpha };
        if (Number(options, OfDraws) is { } draws) read = read with { Draws = (int)draws };
        return Number(options, "seed") is { } seed ? read with { Seed = (ulong)seed } : read;
    }

    /// <summary>What is wrong with the keys; null when nothing is.</summary>
    public static KeyProblem? ProblemOf(NamedValues<string> options)
    {
        if (LevelsOf(options) is { } levels)
        {
            if (levels.Any(level => !(Math.Abs(level) <= 5))) return new(OfLevels, "'levels' lie between -5 and 5 standard deviations");
            if (levels.Distinct().Count() < levels.Length) return new(OfLevels, "'levels' names a level twice");
        }

        if (options.TryGet(FalseAlarms, out var text) && AlphaOf(options) is null)
            return new(FalseAlarms, $"false-alarms '{text}' is neither of the form '5% per 100' nor '1 per 500', with a rate below 1");
        var named = options.TryGet(Covariance, out var covariance) && covariance != Fitted;
        if (named && !(LengthOf(options) > 0)) return new(Covariance, $"'covariance: {covariance}' needs a 'length' above 0, in the unit of x");
        if (!named && options.Contains(Length)) return new(Length, "'length' is for a named covariance, such as 'covariance: matern:2.5'");
        return Number(options, OfDraws) is < FewestDraws or > MostDraws
            ? new(OfDraws, $"'draws' must lie between {FewestDraws} and {MostDraws}: the ends of an interval need some, and no more") : null;
    }

    private static double LengthOf(NamedValues<string> options) => Number(options, Length) ?? double.NaN;

    private static double[]? LevelsOf(NamedValues<string> options) => options.TryGet(OfLevels, out var text)
        ? [.. text.Split(',').Select(part => NumberText.TryParse(part, out var level) ? level : double.NaN)] : null;

    /// <summary>Alarms per value: 5% per 100 is the chance of any, 1 per 500 a rate. A word may follow: 5% per 100 commits.</summary>
    private static double? AlphaOf(NamedValues<string> options)
    {
        if (!options.TryGet(FalseAlarms, out var text)) return null;
        var sides = text.Split(" per ", 2, StringSplitOptions.TrimEntries);
        if (sides.Length < 2 || Amount.TryParse(sides[0]) is not { Value: > 0 } alarms) return null;
        var words = sides[1].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !NumberText.TryParse(words[0], out var count) || count < 1) return null;
        if (alarms.IsRelative) return alarms.Value < 1 ? PersistenceOptions.PerValue(alarms.Value, count) : null;
        return alarms.Value < count ? alarms.Value / count : null;
    }

    private static double? Number(NamedValues<string> options, string key) =>
        options.TryGet(key, out var text) && NumberText.TryParse(text, out var number) ? number : null;
}
