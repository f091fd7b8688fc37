using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Checks;

/// <summary>A single number of each commit, such as the final loss of a training run; of several runs (seeds) their mean.</summary>
internal sealed class MetricCheck : ICheckKind
{
    public const string Mean = "mean";

    private const string Runs = "runs";

    /// <summary>Degrees of freedom of a standard error that a file gives without saying what it rests on: it is taken as known.</summary>
    private const int TakenAsKnown = 1000;

    public string Id => "metric";

    public string Summary => "a single number of each commit, or the mean of its runs, without an axis";

    public bool TakesAnyValue => true;

    public bool HasAxis => false;

    public IReadOnlyList<CheckKey> Keys => [];

    public IReadOnlyList<string> EstimateNames(CheckSettings settings) => [Mean, Runs];

    public Direction BetterOf(string estimate, CheckSettings settings) => estimate == Mean ? settings.Better : Direction.Unknown;

    public KeyProblem? Validate(CheckSettings settings) => settings.X.Count == 0 ? null
        : new("x", "kind metric takes no axis: leave 'x' out, choose one size with 'where', or give each value a series of its own with 'by'");

    public CheckSettings FixForm(CheckSettings settings, Series points) => settings;

    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals)
    {
        if (points.Refusal is { } unusable) return CheckOutcome.RefusedBy(points, Mean, unusable);
        double[] values = [.. points.Points.Select(point => point.Y)];
        // From the first value as origin, so that equal values have exactly that mean.
        var mean = values[0] + values.Average(value => value - values[0]);
        var deviation = values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        var given = values.Length == 1 && settings.Weighted ? points.Points[0] : null;
        var error = given?.StandardError is >= 0 and < double.PositiveInfinity ? given.StandardError.Value : deviation / Math.Sqrt(values.Length);
        var degreesOfFreedom = values.Length > 1 || double.IsNaN(error) ? values.Length - 1
            : given is { Replicates: > 1 and var replicates } ? replicates - 1 : TakenAsKnown;
        var spread = new Worsening(mean, error, degreesOfFreedom);
        var half = (1 - settings.Level) / 2;
        return new CheckOutcome
        {
            Group = points.Group,
            Form = Mean,
            Equation = values.Length == 1 ? "the value as it is" : "y = mean of the runs",
            Points = points,
            Estimates =
            [
                new()
                {
                    Name = Mean, Value = mean, Lower = spread.LowerBound(half), Upper = spread.UpperBound(half), Level = settings.Level,
                    StandardError = error, Unit = points.Unit, Better = settings.Better,
                    Runs = values.Length > 1 || double.IsNaN(error) ? values.Length : null,
                },
                new() { Name = Runs, Value = values.Length, Level = settings.Level, StandardError = 0 },
            ],
            Predict = _ => mean,
            DegreesOfFreedom = degreesOfFreedom,
            Diagnostics = values.Length == 1 ? [] : [new("sd", deviation), new("cv", deviation / Math.Abs(mean))],
            Warnings = points.Notes,
        };
    }
}
