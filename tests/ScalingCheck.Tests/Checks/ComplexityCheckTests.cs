using ScalingCheck.Checks;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

/// <summary>Four acceptance series: n = 2^10..2^17, seconds.</summary>
public sealed class ComplexityCheckTests
{
    private static readonly double[] Sizes = [.. Enumerable.Range(10, 8).Select(k => Math.Pow(2, k))];

    private static readonly double[] NLogN = [3.0852e-5, 6.7199e-5, 1.5142e-4, 3.1439e-4, 6.927e-4, 1.4724e-3, 3.1346e-3, 6.7563e-3];

    private static readonly double[] WithOverhead = [3.1706e-5, 4.4139e-5, 6.9073e-5, 1.2038e-4, 2.168e-4, 4.1693e-4, 7.9154e-4, 1.5733e-3];

    private static readonly double[] Squared = [4.2352e-4, 1.6672e-3, 6.7067e-3, .02704, .10503, .42437, 1.7164, 6.7665];

    private static readonly double[] LogN = [4.9646e-7, 5.4977e-7, 5.9602e-7, 6.4826e-7, 7.0029e-7, 7.6004e-7, 8.1273e-7, 8.4665e-7];

    private readonly ComplexityCheck _kind = new();

    public static TheoryData<double[], string, double, double, double> Series => new()
    {
        { NLogN, "reads as O(n log n)", 1.108641, 1.098250, 1.119032 },
        { WithOverhead, "reads as O(n)", .986083, .974208, .998020 },
        { Squared, "reads as O(n^2)", 1.996344, 1.990965, 2.001723 },
        { LogN, "reads as O(log n)", .111594, .101493, .121694 },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public void Each_growth_has_its_exponent_and_its_reading(double[] seconds, string reading, double exponent, double lower, double upper)
    {
        var series = Select(Time(), Curve("time", "N", Sizes, seconds, "s"));
        var outcome = _kind.Estimate(_kind.FixForm(Time(), series), series, intervals: true);
        Assert.Equal(reading, outcome.Reading);
        var estimate = outcome.Estimates[0];
        Assert.Equal("exponent", estimate.Name);
        Assert.Equal(exponent, estimate.Value, 1e-6);
        Assert.Equal(lower, estimate.Lower, 5e-6);
        Assert.Equal(upper, estimate.Upper, 5e-6);
        Assert.Equal(Direction.Lower, estimate.Better);
        Assert.Null(estimate.Unit);
    }

    [Fact]
    public void Only_the_series_with_a_fixed_cost_gets_the_form_with_one()
    {
        Assert.Equal(["power", "power-offset", "power", "power"], new[] { NLogN, WithOverhead, Squared, LogN }.Select(seconds =>
        {
            var series = Select(Time(), Curve("time", "N", Sizes, seconds));
            return _kind.Estimate(_kind.FixForm(Time(), series), series, intervals: false).Form;
        }));
    }

    [Fact]
    public void The_fixed_cost_has_the_unit_of_the_metric()
    {
        var series = Select(Time(), Curve("time", "N", Sizes, WithOverhead, "s"));
        var outcome = _kind.Estimate(Time("true"), series, intervals: true);
        Assert.Equal(["exponent", "scale", "overhead"], outcome.Estimates.Select(estimate => estimate.Name));
        Assert.Equal([null, "s", "s"], outcome.Estimates.Select(estimate => estimate.Unit));
        Assert.Equal([Direction.Lower, Direction.Unknown, Direction.Lower], outcome.Estimates.Select(estimate => estimate.Better));
        Assert.Equal(1.86689e-5, outcome.Estimates[2].Value, 1e-9);
    }

    [Fact]
    public void The_form_is_fixed_on_the_baseline_and_the_head_gets_it()
    {
        var baseline = Select(Time(), Curve("time", "N", Sizes, WithOverhead));
        var head = Select(Time(), Curve("time", "N", Sizes, NLogN));
        var check = _kind.FixForm(Time(), baseline);
        Assert.Equal(NamedValues<string>.Of(("overhead", "true")), check.Options);
        Assert.Equal("power-offset", _kind.Estimate(check, head, intervals: false).Form);
        // What is fixed stays fixed, whatever comes next.
        Assert.Same(check, _kind.FixForm(check, head));
    }

    [Theory]
    [InlineData("true", "power-offset")]
    [InlineData("false", "power")]
    public void What_the_user_says_is_not_chosen_from_the_data(string overhead, string form)
    {
        var series = Select(Time(), Curve("time", "N", Sizes, WithOverhead));
        var check = _kind.FixForm(Time(overhead), series);
        Assert.Equal(form, _kind.Estimate(check, series, intervals: false).Form);
    }

    [Fact]
    public void A_forecast_is_a_time_at_a_size()
    {
        var check = Time("false") with { Forecast = [NamedValues<double>.Of(("N", 1e7))] };
        var forecast = _kind.Estimate(check, Select(check, Curve("time", "N", Sizes, NLogN, "s")), intervals: true).Estimates[^1];
        Assert.Equal("forecast@N=1e7", forecast.Name);
        Assert.Equal(.83401, forecast.Value, 5e-6);
        Assert.Equal(("s", Direction.Lower), (forecast.Unit, forecast.Better));
    }

    [Fact]
    public void The_exponent_of_a_throughput_is_better_when_it_is_higher()
    {
        var check = Time() with { Better = Direction.Higher };
        var outcome = _kind.Estimate(check, Select(check, Curve("time", "N", Sizes, NLogN.Select(seconds => 1 / seconds))), intervals: false);
        Assert.Equal(-1.108641, outcome.Estimates[0].Value, 1e-6);
        Assert.Equal(Direction.Higher, outcome.Estimates[0].Better);
    }

    [Fact]
    public void The_names_that_can_be_gated_are_those_that_are_estimated()
    {
        var series = Select(Time(), Curve("time", "N", Sizes, WithOverhead));
        Assert.Equal(_kind.EstimateNames(Time()), _kind.Estimate(Time("true"), series, intervals: false).Estimates.Select(estimate => estimate.Name));
        Assert.All(_kind.Estimate(Time("true"), series, intervals: false).Estimates, estimate => Assert.Equal(_kind.BetterOf(estimate.Name, Time()), estimate.Better));
    }

    [Fact]
    public void How_sure_the_reading_is_stands_among_the_diagnostics()
    {
        var outcome = _kind.Estimate(Time("false"), Select(Time(), Curve("time", "N", Sizes, NLogN)), intervals: true);
        Assert.Equal(1, outcome.Diagnostics.Single(pair => pair.Key == "class-weight").Value, 1e-4);
    }

    [Fact]
    public void Two_sizes_are_refused()
    {
        var outcome = _kind.Estimate(Time(), Select(Time(), Curve("time", "N", [10, 20], [1, 2])), intervals: true);
        Assert.NotNull(outcome.Refusal);
        Assert.Empty(outcome.Estimates);
    }

    [Fact]
    public void Points_that_cannot_be_used_are_refused_before_the_fit()
    {
        var series = Select(Time(), Curve("time", "N", Sizes, [.. NLogN[..7], 0]));
        Assert.Same(series.Refusal, _kind.Estimate(_kind.FixForm(Time(), series), series, intervals: true).Refusal);
    }

    private static CheckSettings Time(string? overhead = null) => Check("time", "N") with
    {
        Kind = "complexity",
        Options = overhead is null ? NamedValues<string>.Empty : NamedValues<string>.Of(("overhead", overhead)),
    };
}
