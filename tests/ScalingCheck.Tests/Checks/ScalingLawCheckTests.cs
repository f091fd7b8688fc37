using ScalingCheck.Checks;
using ScalingCheck.Numerics.Laws;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class ScalingLawCheckTests
{
    private static readonly double[] Sizes = [.. Enumerable.Range(0, 8).Select(k => 1e7 * Math.Pow(2, k))];

    // Made from E 1.8, A 400, alpha .34 with noise of .5 %.
    private static readonly double[] Losses = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];

    private readonly ScalingLawCheck _kind = new();

    [Fact]
    public void The_acceptance_set_comes_through_with_its_values_and_intervals()
    {
        var check = Check() with { Forecast = [NamedValues<double>.Of(("params", 1.28e10))] };
        var outcome = _kind.Estimate(check, Select(check, Curve("loss", "params", Sizes, Losses, "nats")), intervals: true);

        Assert.Null(outcome.Refusal);
        Assert.Equal("power-constant", outcome.Form);
        Assert.Equal(5, outcome.DegreesOfFreedom);
        Assert.Equal(["alpha", "E", "A", "forecast@params=1.28e10"], outcome.Estimates.Select(estimate => estimate.Name));
        Near(outcome, "alpha", .36801803, .33793998, .39848262);
        Near(outcome, "E", 1.86632446, 1.80395340, 1.92030212);
        Near(outcome, "forecast@params=1.28e10", 1.98229769, 1.95058751, 2.01242785);
        Assert.Equal(608.12552, Named(outcome, "A").Value, 608 * 1e-6);
        Assert.Equal(1.98229769, outcome.Predict([1.28e10]), 2e-6);
        Assert.Equal(8, outcome.Curve!.Sizes.Length);
    }

    [Fact]
    public void Estimates_carry_the_level_and_the_units_that_mean_something()
    {
        var check = Check() with { Level = .8, Forecast = [NamedValues<double>.Of(("params", 1e10))] };
        var outcome = _kind.Estimate(check, Select(check, Curve("loss", "params", Sizes, Losses, "nats")), intervals: true);
        Assert.All(outcome.Estimates, estimate => Assert.Equal(.8, estimate.Level));
        Assert.Equal([null, "nats", null, "nats"], outcome.Estimates.Select(estimate => estimate.Unit));
        Assert.True(Named(outcome, "alpha").Upper < .39848262);
    }

    [Theory]
    [InlineData("power-constant", Direction.Lower, "alpha=Higher E=Lower A=Unknown forecast@params=1e10=Lower")]
    [InlineData("power-constant", Direction.Unknown, "alpha=Unknown E=Unknown A=Unknown forecast@params=1e10=Unknown")]
    [InlineData("power", Direction.Lower, "alpha=Higher A=Unknown forecast@params=1e10=Lower")]
    [InlineData("power", Direction.Higher, "alpha=Lower A=Unknown forecast@params=1e10=Higher")]
    [InlineData("log-linear", Direction.Lower, "b=Higher a=Unknown forecast@params=1e10=Lower")]
    internal void A_loss_that_falls_faster_is_better_and_a_throughput_that_falls_faster_worse(string form, Direction better, string expected)
    {
        var check = Check() with { Better = better, Options = NamedValues<string>.Of(("form", form)), Forecast = [NamedValues<double>.Of(("params", 1e10))] };
        var outcome = _kind.Estimate(check, Select(check, Curve("loss", "params", Sizes, Losses)), intervals: false);
        Assert.Equal(expected, string.Join(" ", outcome.Estimates.Select(estimate => $"{estimate.Name}={estimate.Better}")));
        Assert.All(outcome.Estimates.SkipLast(1), estimate => Assert.Equal(_kind.BetterOf(estimate.Name, check), estimate.Better));
    }

    [Theory]
    [InlineData("power")]
    [InlineData("power-constant")]
    [InlineData("log-linear")]
    public void The_names_that_can_be_gated_are_those_that_are_estimated(string form)
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", form)) };
        var outcome = _kind.Estimate(check, Select(check, Curve("loss", "params", Sizes, Losses)), intervals: false);
        Assert.Equal(outcome.Estimates.Select(estimate => estimate.Name).Order(), _kind.EstimateNames(check).Order());
    }

    [Fact]
    public void Two_axes_are_fitted_by_chinchilla_unless_said_otherwise()
    {
        var check = Check("loss", "params", "tokens");
        // Hoffmann's law without noise on a grid.
        var observations = new List<Observation>();
        foreach (var n in (double[])[1e8, 3e8, 1e9, 3e9])
            foreach (var d in (double[])[2e9, 8e9, 3.2e10, 1.28e11])
                observations.Add(Of("loss", 1.69 + (406.4 / Math.Pow(n, .34)) + (410.7 / Math.Pow(d, .28)), ("params", n), ("tokens", d)));
        var outcome = _kind.Estimate(check, Select(check, observations), intervals: false);
        Assert.Null(outcome.Refusal);
        Assert.Equal("chinchilla", outcome.Form);
        Assert.Null(outcome.Curve);
        Assert.Equal(.34, Named(outcome, "alpha").Value, 1e-4);
        Assert.Equal(.28, Named(outcome, "beta").Value, 1e-4);
        Assert.Equal(outcome.Estimates.Select(estimate => estimate.Name).Order(), _kind.EstimateNames(check).Order());
    }

    [Fact]
    public void Without_intervals_there_are_values_and_standard_errors()
    {
        var outcome = _kind.Estimate(Check(), Select(Check(), Curve("loss", "params", Sizes, Losses)), intervals: false);
        var alpha = Named(outcome, "alpha");
        Assert.Equal(.36801803, alpha.Value, 4e-7);
        Assert.Equal(.01170889, alpha.StandardError, 1e-6);
        Assert.Equal(double.NaN, alpha.Lower);
    }

    [Fact]
    public void Of_several_forms_the_one_is_fitted_that_was_chosen_by_the_baseline()
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", "power,power-constant")) };
        var baseline = Select(check, Curve("loss", "params", Sizes, Losses));
        var chosen = _kind.FixForm(check, baseline);
        // A head that is a bare power law keeps the form of the baseline.
        var head = _kind.Estimate(chosen, Select(check, Curve("loss", "params", Sizes, [.. Sizes.Select((x, i) => 40 * Math.Pow(x, -.15) * (1 + .001 * (i % 2)))])), intervals: true);
        Assert.Equal("power-constant", head.Form);
        Assert.Equal(["power", "power-constant"], head.Ranking.Select(law => law.Form).Order());
        Assert.Equal("power-constant", _kind.FixForm(chosen, Select(check, Curve("loss", "params", Sizes, [.. Losses.Reverse()]))).Options.Single(o => o.Key == "form").Value);
    }

    [Fact]
    public void An_automatic_forecast_is_that_of_an_ensemble_and_carries_the_one_that_commits_are_compared_by()
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", "auto")), Forecast = [NamedValues<double>.Of(("params", 2.56e9))] };
        var points = Select(check, Curve("loss", "params", Sizes, Losses));
        var fixedForm = _kind.FixForm(check, points);
        var head = Named(_kind.Estimate(fixedForm, points, intervals: true), "forecast@params=2.56e9");
        var commit = Named(_kind.Estimate(fixedForm, points, intervals: false), "forecast@params=2.56e9");
        Assert.NotEqual(commit.Value, head.Value);
        Assert.Equal(commit.Value, head.Comparable!.Value, 1e-12 * commit.Value);
        Assert.Equal(commit.StandardError, head.Comparable.StandardError, 1e-9 * commit.StandardError);
    }

    [Fact]
    public void Too_few_sizes_for_an_ensemble_are_forecast_by_one_law_with_a_note()
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", "auto")), Forecast = [NamedValues<double>.Of(("params", 1e9))] };
        var points = Select(check, Curve("loss", "params", Sizes[..5], Losses[..5]));
        var outcome = _kind.Estimate(_kind.FixForm(check, points), points, intervals: true);
        Assert.Equal("power-constant", outcome.Form);
        Assert.Contains(outcome.Warnings, warning => warning.StartsWith("the forecast is that of power-constant alone: 5 sizes are too few", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_form_can_be_ranked_one_that_fits_is_chosen()
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", "auto")) };
        // Five sizes are too few for backtests, and a rising curve has no floor.
        var rising = Select(check, Curve("loss", "params", Sizes[..5], [1, 1.42, 1.99, 2.83, 3.99]));
        Assert.Equal("power", _kind.Estimate(_kind.FixForm(check, rising), rising, intervals: true).Form);
    }

    [Fact]
    public void A_forecast_of_a_new_run_is_compared_by_the_mean()
    {
        var check = Check() with { Forecast = [NamedValues<double>.Of(("params", 2.56e9))], Options = NamedValues<string>.Of(("forecast-of", "new-run")) };
        var points = Select(check, Curve("loss", "params", Sizes, Losses));
        var head = Named(_kind.Estimate(check, points, intervals: true), "forecast@params=2.56e9");
        var commit = Named(_kind.Estimate(check, points, intervals: false), "forecast@params=2.56e9");
        Assert.Equal(commit.StandardError, head.Comparable!.StandardError, 1e-9);
        Assert.True(head.StandardError > commit.StandardError);
    }

    [Fact]
    public void A_forecast_of_a_new_run_holds_its_noise_too()
    {
        var check = Check() with { Forecast = [NamedValues<double>.Of(("params", 2.56e9))] };
        var points = Select(check, Curve("loss", "params", Sizes, Losses));
        var mean = Named(_kind.Estimate(check, points, intervals: true), "forecast@params=2.56e9");
        var run = Named(_kind.Estimate(check with { Options = NamedValues<string>.Of(("forecast-of", "new-run")) }, points, intervals: true), "forecast@params=2.56e9");
        Assert.Equal(mean.Value, run.Value, 1e-12);
        // s = .00339213 on ln y (set A), added in squares.
        Assert.Equal(Math.Pow(mean.StandardError, 2) + Math.Pow(.00339213 * mean.Value, 2), Math.Pow(run.StandardError, 2), 1e-7);
        Assert.True(run.Lower < mean.Lower && run.Upper > mean.Upper);
    }

    [Theory]
    [InlineData(2.56e9, 2, false)]
    [InlineData(1.28e10, 10, false)]
    [InlineData(1.41e10, 11, true)]
    public void The_distance_of_a_forecast_is_told_and_a_far_one_has_a_note(double at, double distance, bool noted)
    {
        var check = Check() with { Forecast = [NamedValues<double>.Of(("params", at))] };
        var outcome = _kind.Estimate(check, Select(check, Curve("loss", "params", Sizes, Losses)), intervals: true);
        Assert.Equal(distance, outcome.Diagnostics.Single(entry => entry.Key.StartsWith("distance:", StringComparison.Ordinal)).Value, .02);
        Assert.Equal(noted, outcome.Warnings.Any(warning => warning.Contains("times beyond the largest size", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("auto,power", "'auto' chooses among all forms")]
    [InlineData("power,chinchilla", "form chinchilla takes two axes, x has 1")]
    public void Forms_that_cannot_be_chosen_from_are_refused(string forms, string expected) =>
        Assert.Contains(expected, _kind.Validate(Check() with { Options = NamedValues<string>.Of(("form", forms)) })!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_refusal_of_the_fit_passes_through_with_the_points()
    {
        var outcome = _kind.Estimate(Check(), Select(Check(), Curve("loss", "params", [1e6, 1e7, 1e8], [3, 2.5, 2.2])), intervals: true);
        Assert.Contains("3", outcome.Refusal, StringComparison.Ordinal);
        Assert.Empty(outcome.Estimates);
        Assert.Equal(3, outcome.Points.Points.Count);
        Assert.Equal(double.NaN, outcome.Predict([1e9]));
    }

    [Fact]
    public void A_refusal_speaks_of_the_axis_and_metric_by_their_names()
    {
        var outcome = _kind.Estimate(Check(), Select(Check(), Curve("loss", "params", Sizes, Losses.Reverse())), intervals: true);
        Assert.Contains("loss", outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("params", outcome.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_cannot_be_used_are_refused_before_the_fit()
    {
        var series = Select(Check(), Curve("loss", "params", Sizes, [.. Losses[..7], 0]));
        var outcome = _kind.Estimate(Check(), series, intervals: true);
        Assert.Equal(series.Refusal, outcome.Refusal);
        Assert.Null(outcome.Curve);
    }

    [Fact]
    public void Notes_on_the_points_come_before_the_warnings_of_the_fit()
    {
        var observations = Curve("loss", "params", Sizes, Losses);
        observations.Add(observations[0]);
        var outcome = _kind.Estimate(Check(), Select(Check(), observations), intervals: false);
        Assert.StartsWith("1 exact copies", outcome.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_law_but_that_of_a_growing_cost_can_be_named_in_all_its_names()
    {
        var laws = KnownLaws.All.Where(law => law.Id != "power-offset").ToArray();
        Assert.Equal(["auto", .. laws.Select(law => law.Id), .. laws.SelectMany(law => law.Aliases)], _kind.Keys.Single(key => key.Name == "form").Choices);
    }

    [Theory]
    [InlineData("shifted-power", "p", "floor")]
    [InlineData("m4", "alpha", "E")]
    [InlineData("broken-power", "alpha", "E")]
    public void An_exponent_is_better_the_other_way_than_the_metric_and_a_floor_the_same_way(string form, string exponent, string floor)
    {
        var check = Check() with { Options = NamedValues<string>.Of(("form", form)) };
        Assert.Equal(Direction.Higher, _kind.BetterOf(exponent, check));
        Assert.Equal(Direction.Lower, _kind.BetterOf(floor, check));
        Assert.Contains(exponent, _kind.EstimateNames(check));
        Assert.Contains(floor, _kind.EstimateNames(check));
    }

    // Tolerances of the acceptance values: 1e-6 relative on estimates, 1e-5 on ends.
    private static void Near(CheckOutcome outcome, string name, double value, double lower, double upper)
    {
        var estimate = Named(outcome, name);
        Assert.Equal(value, estimate.Value, value * 1e-6);
        Assert.Equal(lower, estimate.Lower, lower * 1e-5);
        Assert.Equal(upper, estimate.Upper, upper * 1e-5);
        Assert.Null(estimate.NotIdentified);
    }

    private static Estimate Named(CheckOutcome outcome, string name) => outcome.Estimates.Single(estimate => estimate.Name == name);
}
