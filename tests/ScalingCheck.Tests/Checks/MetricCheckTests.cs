using System.Globalization;
using ScalingCheck.Checks;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class MetricCheckTests
{
    private static readonly CheckSettings Loss = Check() with { Kind = "metric", X = [] };

    private readonly MetricCheck _kind = new();

    [Fact]
    public void Several_runs_have_a_mean_with_the_error_of_a_mean()
    {
        // 1, 2, 4, 5, 8: mean 4, variance 30/4; t of 4 degrees of freedom at 97.5 % is 2.7764.
        var outcome = Of(1, 2, 4, 5, 8);
        var error = Math.Sqrt(7.5 / 5);
        var mean = outcome.Estimates[0];
        Assert.Equal(("mean", 4, Direction.Lower, 5), (mean.Name, mean.Value, mean.Better, mean.Runs));
        Assert.Equal(error, mean.StandardError, 1e-12);
        Assert.Equal(4 - 2.7764 * error, mean.Lower, 1e-3);
        Assert.Equal(4 + 2.7764 * error, mean.Upper, 1e-3);
        Assert.Equal(("runs", 5, Direction.Unknown), (outcome.Estimates[1].Name, outcome.Estimates[1].Value, outcome.Estimates[1].Better));
        Assert.Equal(Math.Sqrt(7.5), outcome.Diagnostics.Single(pair => pair.Key == "sd").Value, 1e-12);
    }

    [Theory]
    [InlineData("2024-12-08_UNetValueEmbedsTweaks", 1480, 75, 3.278463, .002141)]
    [InlineData("2024-12-04_ValueEmbed", 1530, 38, 3.277608, .004062)]
    public void Published_seeds_of_one_record_scatter_as_they_do(string record, double step, int runs, double expectedMean, double deviation)
    {
        // Keller Jordan et al., modded-nanogpt: final validation losses, rounded to four decimals, of which many repeat.
        var observations = Table().Where(row => row.Record == record && row.Step == step).Select((row, i) =>
            Of("loss", row.Loss) with { Source = new SourceLocation("final.csv", i + 2) }).ToList();
        var outcome = _kind.Estimate(Loss, Select(Loss, observations), intervals: true);
        Assert.Equal(runs, outcome.Estimates[1].Value);
        Assert.Equal(expectedMean, outcome.Estimates[0].Value, 5e-7);
        Assert.Equal(deviation, outcome.Diagnostics.Single(pair => pair.Key == "sd").Value, 5e-7);
    }

    [Fact]
    public void The_published_groups_of_eight_seeds_and_more_scatter_by_four_hundredths_of_a_per_cent()
    {
        var groups = Table().GroupBy(row => (row.Record, row.Step)).Where(group => group.Count() >= 8).Select(group =>
        {
            var points = group.Select(row => new SeriesPoint([], row.Loss, default)).ToList();
            return _kind.Estimate(Loss, new Series(NamedValues<string>.Empty, null, points), intervals: false).Diagnostics;
        }).ToList();
        Assert.Equal(62, groups.Count);
        Assert.Equal(.001365, Median(groups.Select(group => group[0].Value)), 5e-7);
        Assert.Equal(.000417, Median(groups.Select(group => group[1].Value)), 5e-7);
    }

    [Fact]
    public void The_error_of_a_single_run_is_not_known()
    {
        var mean = Of(3.2785).Estimates[0];
        Assert.Equal((3.2785, 1), (mean.Value, mean.Runs));
        Assert.True(double.IsNaN(mean.StandardError) && double.IsNaN(mean.Lower) && double.IsNaN(mean.Upper));
        Assert.Null(mean.NotIdentified);
    }

    [Fact]
    public void A_single_run_has_the_error_that_its_file_gives()
    {
        var one = Of("loss", 3.2785) with { StandardError = .002, Replicates = 11 };
        var mean = _kind.Estimate(Loss, Select(Loss, [one]), intervals: true).Estimates[0];
        Assert.Equal(.002, mean.StandardError);
        Assert.Null(mean.Runs);
        // t of 10 degrees of freedom at 97.5 %.
        Assert.Equal(3.2785 + 2.2281 * .002, mean.Upper, 1e-6);
        var equal = Loss with { Weighted = false };
        Assert.True(double.IsNaN(_kind.Estimate(equal, Select(equal, [one]), intervals: true).Estimates[0].StandardError));
    }

    [Fact]
    public void Equal_values_have_exactly_that_mean_and_no_error()
    {
        var mean = Of(.1, .1, .1).Estimates[0];
        Assert.Equal((.1, 0), (mean.Value, mean.StandardError));
    }

    [Fact]
    public void Values_at_and_below_zero_take_part() => Assert.Equal(-1, Of(-3, 0, 0).Estimates[0].Value);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_run_that_diverged_is_refused(double value, string shown)
    {
        var refused = Of(3.2785, value);
        Assert.Equal($"loss is {shown}: the run diverged (r.csv:3): leave it out with 'where', or mend the run", refused.Refusal);
        Assert.Empty(refused.Estimates);
    }

    [Fact]
    public void Rounded_numbers_of_two_runs_repeat_and_are_two_runs()
    {
        Assert.Equal(3, Of(3.2785, 3.2785, 3.2791).Estimates[1].Value);
        // The same line of the same file is one run.
        var twice = Of("loss", 3.2785);
        Assert.Single(Select(Loss, [twice, twice]).Points);
    }

    [Fact]
    public void A_label_that_several_runs_share_is_averaged_over_and_said()
    {
        var mixed = Select(Loss, [.. Runs("train"), .. Runs("val")]);
        Assert.Contains(mixed.Notes, note => note.Contains("label 'split' has several values (train, val): they were averaged; add 'by: [split]'", StringComparison.Ordinal));
        static IEnumerable<Observation> Runs(string split) =>
            Enumerable.Range(0, 3).Select(i => Of("loss", 3 + .001 * i, ("split", split), ("run", split + i)));
    }

    [Fact]
    public void Its_axis_is_none_and_its_estimates_are_named()
    {
        Assert.False(_kind.HasAxis);
        Assert.Equal(["mean", "runs"], _kind.EstimateNames(Loss));
        Assert.Null(_kind.Validate(Loss));
        Assert.Equal("x", _kind.Validate(Loss with { X = ["step"] })?.Key);
    }

    private CheckOutcome Of(params double[] values) => _kind.Estimate(
        Loss, Select(Loss, [.. values.Select((value, i) => Of("loss", value) with { Source = new SourceLocation("r.csv", i + 2) })]), intervals: true);

    private static Observation Of(string metric, double value, params (string Name, object Value)[] coordinates) =>
        Observations.Of(metric, value, coordinates);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static IEnumerable<(string Record, double Step, double Loss)> Table() =>
        File.ReadLines(SharedData.Path("modded_nanogpt/final_val_loss.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture)));
}
