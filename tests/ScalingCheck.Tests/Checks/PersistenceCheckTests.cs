using ScalingCheck.Checks;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class PersistenceCheckTests
{
    private readonly PersistenceCheck _kind = new();

    [Fact]
    public void A_series_along_steps_has_its_critical_lengths()
    {
        // White noise: L* = 12, 5, 3 at 1 per 1950 over three levels, each P(X > u)^(L - 1) P(cross) ≤ alpha/3.
        var outcome = _kind.Estimate(Noise(), Select(Noise(), Log(White(400, 3))), intervals: false);
        Assert.Null(outcome.Refusal);
        Assert.Equal(_kind.EstimateNames(Noise()), outcome.Estimates.Select(estimate => estimate.Name));
        Assert.All(outcome.Estimates, estimate => Assert.Equal(_kind.BetterOf(estimate.Name, Noise()), estimate.Better));
        Assert.Equal([12, 5, 3], new[] { "L*@level=0", "L*@level=1", "L*@level=2" }.Select(name => Of(outcome, name).Value));
        // White noise: theta is ln 2 and a mean excursion 2 values long.
        Assert.Equal(Math.Log(2), Of(outcome, "theta").Value, 1e-9);
        Assert.Equal(2, Of(outcome, "mean-excursion").Value, 1e-9);
        Assert.True(Of(outcome, "theta").StandardError >= 0);
        Assert.Equal("white in logarithms, independent intervals", outcome.Equation);
    }

    [Fact]
    public void The_end_of_the_series_is_in_an_excursion()
    {
        double[] values = [.. White(400, 3)];
        for (var i = 380; i < 400; i++) values[i] = Math.Exp(.1);
        var outcome = _kind.Estimate(Noise("levels", "0"), Select(Noise(), Log(values)), intervals: false);
        Assert.InRange(Of(outcome, "excursion").Value, 20, 25);
        Assert.Contains("in a row above the baseline median", outcome.Reading, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Diagnostics.Single(pair => pair.Key == "excursion-counts").Value);
        // Where higher is better the same values are on the good side.
        var good = _kind.Estimate(Noise("levels", "0") with { Better = Direction.Higher }, Select(Noise(), Log(values)), intervals: false);
        Assert.Equal(0, Of(good, "excursion").Value);
    }

    [Fact]
    public void Values_at_and_below_zero_take_part_and_so_does_step_zero()
    {
        var outcome = _kind.Estimate(Noise(), Select(Noise(), Log(White(100, 5).Select(value => Math.Log(value)), from: 0)), intervals: false);
        Assert.Null(outcome.Refusal);
        Assert.EndsWith("as it is, independent intervals", outcome.Equation, StringComparison.Ordinal);
    }

    [Fact]
    public void Irregular_steps_are_refused_unless_ignored()
    {
        var x = Enumerable.Range(1, 100).Select(i => i % 3 == 0 ? i + .5 : i);
        var observations = Curve("loss", "step", x, White(100, 4));
        var refused = _kind.Estimate(Noise(), Select(Noise(), observations), intervals: false);
        Assert.Matches("^6[0-9] of 99 gaps of step are not the usual", refused.Refusal);
        var ignored = _kind.Estimate(Noise("gap", "ignore"), Select(Noise(), observations), intervals: false);
        Assert.Null(ignored.Refusal);
        Assert.Contains(ignored.Warnings, note => note.EndsWith("were taken as they come", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fifth_of_the_gaps_may_be_irregular()
    {
        // Two of five gaps are off with each that is moved; 9 moves of 99 gaps are 18.
        var x = Enumerable.Range(1, 100).Select(i => i % 11 == 5 ? i + .5 : i);
        Assert.Null(_kind.Estimate(Noise(), Select(Noise(), Curve("loss", "step", x, White(100, 4))), intervals: false).Refusal);
    }

    [Fact]
    public void A_named_covariance_is_that_of_the_smooth_process()
    {
        // θ = .219030 per length for Matérn 5/2 (table of the specification), here 4 seconds at 2 values a second.
        var check = Noise("covariance", "matern:2.5", "length", "4");
        var outcome = _kind.Estimate(check, Select(check, Log(White(100, 6), step: .5)), intervals: true);
        Assert.Equal(.219030 / 8, Of(outcome, "theta").Value, 2e-6);
        Assert.Equal(Math.Exp(-.219030 / 8), Of(outcome, "rho").Value, 2e-6);
    }

    [Theory]
    [InlineData("false-alarms", "often")]
    [InlineData("false-alarms", "5%")]
    [InlineData("false-alarms", "0 per 100")]
    [InlineData("false-alarms", "7 per 5")]
    [InlineData("levels", "0,0")]
    [InlineData("levels", "9")]
    [InlineData("covariance", "matern:2.5")]
    [InlineData("length", "4")]
    [InlineData("draws", "10")]
    public void Keys_have_their_ranges(string key, string value) => Assert.Equal(key, _kind.Validate(Noise(key, value))!.Key);

    [Theory]
    [InlineData("5% per 100", 100, .05)]
    [InlineData("5% per 100 commits", 100, .05)]
    [InlineData("1 per 500", 500, .632120559)]
    public void False_alarms_are_a_chance_or_a_rate(string text, double values, double chance)
    {
        Assert.Null(_kind.Validate(Noise("false-alarms", text)));
        var alpha = PersistenceSettings.Of(Noise("false-alarms", text).Options).Alpha;
        Assert.Equal(chance, 1 - Math.Exp(-alpha * values), 1e-9);
    }

    [Fact]
    public void One_axis_of_one_commit_is_what_it_takes()
    {
        Assert.Null(_kind.Validate(Noise()));
        Assert.Equal("x", _kind.Validate(Check("loss", "step", "seed"))!.Key);
        Assert.Contains("across commits", _kind.Validate(Check("loss", "commit"))!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_values_and_values_that_cannot_be_used_are_refused()
    {
        Assert.Equal("59 values cannot show how long noise persists: 60 or more can.", _kind.Estimate(Noise(), Select(Noise(), Log(White(59, 1))), intervals: false).Refusal);
        var broken = Select(Noise(), Log([.. White(99, 1), double.NaN]));
        Assert.NotNull(broken.Refusal);
        Assert.Same(broken.Refusal, _kind.Estimate(Noise(), broken, intervals: false).Refusal);
    }

    [Fact]
    public void Values_at_one_step_are_averaged()
    {
        var white = White(200, 2);
        var twice = Curve("loss", "step", Enumerable.Range(0, 200).Select(i => 1.0 + (i / 2)), white);
        var outcome = _kind.Estimate(Noise(), Select(Noise(), twice), intervals: false);
        Assert.Contains("200 values stand at 100 places of step and were averaged there", outcome.Warnings);
    }

    private static Estimate Of(CheckOutcome outcome, string name) => outcome.Estimates.Single(estimate => estimate.Name == name);

    private static List<Observation> Log(IEnumerable<double> values, double from = 1, double step = 1)
    {
        double[] y = [.. values];
        return Curve("loss", "step", Enumerable.Range(0, y.Length).Select(i => from + (step * i)), y);
    }

    /// <summary>exp of white noise with a standard deviation of .1: a loss about 1.</summary>
    private static double[] White(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Math.Exp(.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static CheckSettings Noise(params string[] options) => Check("loss", "step") with
    {
        Kind = "persistence",
        // Few draws are quick; a test that asks for others says so.
        Options = NamedValues<string>.From(options.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))
            .Concat(options.Contains("draws") ? [] : [KeyValuePair.Create("draws", "20")])),
    };
}
