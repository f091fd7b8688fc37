using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class FormRankingTests
{
    private static readonly double[] Sizes = [.. Enumerable.Range(0, 10).Select(k => 1e6 * Math.Pow(2, k))];

    private static readonly double[] Wobble = [.002, -.003, .001, .004, -.002, -.001, .003, -.002, .001, .002];

    private static readonly IScalingLaw[] Named = [.. new[] { "log-linear", "power-constant", "power" }.Select(id => KnownLaws.Find(id)!)];

    private static readonly FitOptions Far = new() { ForecastAt = [[100 * Sizes[^1]]], AxisNames = ["tokens"], Intervals = false };

    [Fact]
    public void A_curve_with_a_floor_ranks_the_law_with_a_floor_first()
    {
        var ranking = FormRanking.Of(WithFloor(), Far, Named);

        Assert.Equal("power-constant", ranking.Forms[0].Law.Id);
        Assert.Equal(3, ranking.Forms.Count);
    }

    [Fact]
    public void Two_forms_that_forecast_alike_rank_the_one_with_fewer_parameters_first()
    {
        var exact = new FitData(Sizes, [.. Sizes.Select(x => 30 * Math.Pow(x, -.2))]);

        Assert.Equal("power", FormRanking.Of(exact, Far, Named).Forms[0].Law.Id);
    }

    [Fact]
    public void The_backtest_error_is_that_of_refits_to_the_smaller_sizes()
    {
        var data = WithFloor();
        var law = KnownLaws.Find("power")!;

        var ranking = FormRanking.Of(data, Far, [law]);

        // Ten doublings: cuts keep 9, 9, 8, 8, 7 and check the next size.
        var squares = new[] { 9, 9, 8, 8, 7 }.Select(kept =>
        {
            var fit = law.Fit(new(Sizes[..kept], data.Y[..kept].ToArray()), Far);
            return Math.Pow(Math.Log(fit.Predict([Sizes[kept]]) / data.Y[kept]), 2);
        });
        Assert.Equal(Math.Sqrt(squares.Average()), ranking.Forms[0].BacktestError, 1e-9);
        Assert.Equal(5, ranking.Backtests);
    }

    [Fact]
    public void Forms_that_forecast_apart_are_named_with_their_forecasts()
    {
        var warning = Assert.Single(FormRanking.Of(WithFloor(), Far, Named).Warnings);

        Assert.StartsWith("The forms disagree at tokens", warning, StringComparison.Ordinal);
        Assert.Contains("power-constant says", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_small_sample_criterion_is_that_of_Hurvich_and_Tsai()
    {
        var form = FormRanking.Of(WithFloor(), Far, Named).Forms[0];

        // n = 10; three parameters and the variance: k = 4.
        var expected = (10 * Math.Log(form.Fit.Objective / 10)) + 8 + (2.0 * 4 * 5 / 5);
        Assert.Equal(expected, form.Aicc, 1e-9);
    }

    [Fact]
    public void A_floor_is_significant_where_there_is_one()
    {
        var test = Assert.Single(FormRanking.Of(WithFloor(), Far, Named).NestedTests);

        Assert.Equal(("power", "power-constant"), (test.Smaller, test.Larger));
        Assert.True(test.P < 1e-6);
    }

    [Fact]
    public void Repeats_that_a_form_misses_leave_the_test_its_degrees_of_freedom()
    {
        // Two runs of each size, .2 % apart: power misses their means by far more, power-constant does not.
        double[] sizes = [.. Sizes, .. Sizes];
        double[] y = [.. WithFloor().Y.ToArray().Select(v => v * 1.001), .. WithFloor().Y.ToArray().Select(v => v / 1.001)];

        var test = Assert.Single(FormRanking.Of(new(sizes, y), Far, Named).NestedTests);

        Assert.True(test.P < 1e-6);
        // The same points as rows of slightly different sizes have no repeats and the same scatter.
        double[] apart = [.. Sizes, .. Sizes.Select(x => x * (1 + 1e-9))];
        FitAssert.Close(test.F, Assert.Single(FormRanking.Of(new(apart, y), Far, Named).NestedTests).F, 1e-4);
    }

    [Fact]
    public void The_criterion_is_about_squares_whatever_the_fit_minimised()
    {
        var form = FormRanking.Of(WithFloor(), Far with { Objective = FitObjective.LeastAbsolute, Intervals = false }, Named).Forms[0];

        var (sizes, y) = (WithFloor().Axis(0).ToArray(), WithFloor().Y.ToArray());
        var squares = sizes.Zip(y, (x, v) => Math.Log(v / form.Fit.Predict([x]))).Sum(r => r * r);
        FitAssert.Close(squares, form.SumOfSquares, 1e-9);
    }

    [Fact]
    public void Weights_that_differ_from_form_to_form_compare_no_sums_of_squares()
    {
        var (sizes, y) = (WithFloor().Axis(0).ToArray(), WithFloor().Y.ToArray());
        var ranking = FormRanking.Of(new(sizes, y, null, [.. y.Select(v => 1e-4 * v)]), Far, Named);

        Assert.Empty(ranking.NestedTests);
        Assert.All(ranking.Forms, form => Assert.Equal(double.NaN, form.Aicc));
    }

    [Fact]
    public void A_floor_is_not_significant_where_there_is_none()
    {
        var noisy = new FitData(Sizes, [.. Sizes.Select((x, i) => 30 * Math.Pow(x, -.2) * Math.Exp(Wobble[i]))]);

        Assert.True(Assert.Single(FormRanking.Of(noisy, Far, Named).NestedTests).P > .01);
    }

    [Fact]
    public void A_form_that_the_kept_sizes_cannot_fit_is_not_ranked()
    {
        // Five kept sizes fit power-constant; four would not. Its refusal comes from the rising part below.
        var data = new FitData(Sizes, [.. Sizes.Select((x, i) => i < 9 ? Math.Pow(x, .1) : .1)]);

        var form = FormRanking.Of(data, Far, [KnownLaws.Find("power-constant")!]).Forms.Single();

        Assert.NotNull(form.NotRanked);
        Assert.Equal(double.NaN, form.BacktestError);
    }

    [Fact]
    public void An_automatic_choice_ranks_only_falling_forms_of_one_axis()
    {
        var ranking = FormRanking.Automatic(WithFloor(), Far);

        Assert.Contains(ranking.Forms, f => f.Law.Id == "power-constant");
        Assert.DoesNotContain(ranking.Forms, f => f.Law.Axes > 1 || f.Law.Id == "power-offset");
        Assert.NotEqual("power", ranking.Forms[0].Law.Id);
    }

    [Fact]
    public void Repeats_do_not_rank_a_form_with_too_many_parameters_for_the_sizes()
    {
        // Thirty commits of a baseline at eight sizes; six parameters ask for nine.
        var once = WithFloor();
        var data = new FitData(
            [.. Enumerable.Range(0, 30).SelectMany(_ => Sizes[..8])],
            [.. Enumerable.Range(0, 30).SelectMany(run => once.Y[..8].ToArray().Select((y, i) => y * Math.Exp(.3 * Wobble[(i + run) % 10])))]);

        var broken = FormRanking.Automatic(data, Far).Forms.Single(f => f.Law.Id == "broken-power");

        Assert.NotNull(broken.NotRanked);
    }

    [Fact]
    public void Two_axes_are_refused() =>
        Assert.NotNull(FormRanking.Of(new FitData([Sizes, Sizes], Sizes), Far, Named).Refusal);

    private static FitData WithFloor() =>
        new(Sizes, [.. Sizes.Select((x, i) => (1.8 + (400 * Math.Pow(x, -.34))) * Math.Exp(Wobble[i]))]);
}
