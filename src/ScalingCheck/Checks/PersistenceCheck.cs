using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Checks;

/// <summary>
/// How long a metric along one axis (steps, seconds) must stay above its median before that is more than noise, and how long
/// it has.
/// </summary>
internal sealed class PersistenceCheck : ICheckKind
{
    public const string Theta = "theta";

    private const string Excursion = "excursion";

    /// <summary>Draws and steps for one of the many commits of a baseline, of which only standard errors are asked.</summary>
    private const int DrawsOfBaseline = 60;

    private const int StepsOfBaseline = 200_000;

    private static readonly string[] Quantities = [Theta, "rho", "mean-excursion", "r1"];

    public string Id => "persistence";

    public string Summary => "how long a series must stay worse than its median before that is more than noise";

    public IReadOnlyList<CheckKey> Keys => PersistenceSettings.Keys;

    public bool TakesAnyValue => true;

    public IReadOnlyList<string> EstimateNames(CheckSettings settings) =>
        [.. Quantities, .. PersistenceSettings.Of(settings.Options).Levels.Select(CriticalLength), Excursion];

    // A tail that falls more slowly is noise that stays longer: a correlated runner, a cache.
    public Direction BetterOf(string estimate, CheckSettings settings) => estimate == Theta ? Direction.Higher : Direction.Unknown;

    public KeyProblem? Validate(CheckSettings settings)
    {
        if (settings.X.Count != 1) return new("x", "kind persistence takes one axis, x has two");
        if (settings.X[0] == "commit") return new("x", "kind persistence goes along an axis of one commit, such as step or seconds; a history across commits is no axis of a check");
        return PersistenceSettings.ProblemOf(settings.Options);
    }

    public CheckSettings FixForm(CheckSettings settings, Series points) => settings;

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        if (points.Refusal is { } unusable) return Refused(points, unusable, points.Notes);
        var asked = PersistenceSettings.Of(settings.Options);
        var ordered = OrderedValues.Of(points, settings.X[0], asked.IgnoreGaps);
        IReadOnlyList<string> notes = [.. points.Notes, .. ordered.Notes];
        if (ordered.Refusal is { } irregular) return Refused(points, irregular, notes);
        var outcome = Of(ordered, asked, settings, points, intervals);
        return outcome with { Warnings = [.. notes, .. outcome.Warnings] };
    }

    /// <summary>The outcome for values in order, wherever their order comes from.</summary>
    private static CheckOutcome Of(OrderedValues ordered, PersistenceSettings asked, CheckSettings settings, Series points, bool intervals)
    {
        var (values, inLogs) = Upwards(ordered.Values, settings.Better);
        var result = Persistence.Of(values, [], new()
        {
            Levels = asked.Levels,
            Alpha = asked.Alpha,
            Level = settings.Level,
            Draws = intervals ? asked.Draws : Math.Min(asked.Draws, DrawsOfBaseline),
            MonteCarloSteps = intervals ? new PersistenceOptions().MonteCarloSteps : StepsOfBaseline,
            Seed = asked.Seed,
            Strict = asked.Strict,
            Covariance = asked.Known is { } known ? CovarianceModel.Sampled(known, ordered.Step) : null,
            ValueName = ("value", "values"),
        });
        if (result.Refusal is { } refusal) return Refused(points, refusal, []);
        var middle = ordered.Values.Order().ElementAt(ordered.Values.Length / 2);
        return new CheckOutcome
        {
            Group = points.Group,
            Form = "persistence",
            Equation = $"{result.Model!.Name} {(inLogs ? "in logarithms" : "as it is")}, {(result.Method == "iia" ? "independent intervals" : "simulated")}",
            Points = points,
            Estimates = Estimates(result, asked, settings, ordered.Step),
            Predict = _ => middle,
            DegreesOfFreedom = result.Count - 1,
            Reading = result.Sentence(),
            Diagnostics =
            [
                .. result.Diagnostics,
                .. result.Rules.Select(rule => KeyValuePair.Create("false-alarms-per-100@level=" + NumberText.Short(rule.Level), rule.FalseAlarmsPer100)),
                new("excursion-p", result.Current?.Probability ?? double.NaN),
                new("excursion-counts", result.Current?.Counts == true ? 1 : 0),
            ],
            Warnings = result.Warnings,
        };
    }

    private static List<Estimate> Estimates(PersistenceResult result, PersistenceSettings asked, CheckSettings settings, double step)
    {
        var (theta, rho) = (result.Theta!, result.Rho!);
        if (asked.Known is { } known)
        {
            // Of the process behind the samples, which crosses its level between them too.
            var exponent = ContinuousExcursions.Exponent(known) * step;
            theta = theta with { Value = exponent, NotIdentified = double.IsNaN(exponent) ? theta.NotIdentified : null };
            rho = rho with { Value = Math.Exp(-exponent), NotIdentified = theta.NotIdentified };
        }

        var estimates = new List<Estimate>
        {
            theta.ToEstimate(settings, Direction.Higher, null),
            rho.ToEstimate(settings, Direction.Unknown, null),
            result.MeanExcursion!.ToEstimate(settings, Direction.Unknown, null),
            result.R1!.ToEstimate(settings, Direction.Unknown, null),
        };
        estimates.AddRange(result.Rules.Select(rule => new Estimate
        {
            Name = CriticalLength(rule.Level),
            Value = rule.CriticalLength,
            Lower = rule.Lower,
            Upper = rule.Upper == int.MaxValue ? double.PositiveInfinity : rule.Upper,
            Level = settings.Level,
            NotIdentified = rule.CriticalLength == int.MaxValue ? "No excursion of this noise is rare enough to count." : null,
        }));
        var length = result.Current?.Length ?? 0;
        estimates.Add(new() { Name = Excursion, Value = length, Lower = length, Upper = length, Level = settings.Level, StandardError = 0 });
        return estimates;
    }

    private static string CriticalLength(double level) => "L*@level=" + NumberText.Short(level);

    /// <summary>Logarithms where there are any, turned so that up is worse.</summary>
    private static (double[] Values, bool InLogs) Upwards(double[] values, Direction better)
    {
        var inLogs = Array.TrueForAll(values, value => value > 0);
        var sign = better == Direction.Higher ? -1 : 1;
        return (Array.ConvertAll(values, value => sign * (inLogs ? Math.Log(value) : value)), inLogs);
    }

    private static CheckOutcome Refused(Series points, string refusal, IReadOnlyList<string> notes) => new()
    {
        Group = points.Group,
        Form = "persistence",
        Points = points,
        Refusal = refusal,
        Warnings = notes,
    };
}
