using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class PowerConstantTests
{
    // The figures of set A come from two independent prototypes that agree; they are printed to this many digits.
    private const double Estimate = 1e-6;
    private const double End = 1e-5;

    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;

    [Fact]
    public void Set_A_is_fitted_as_published()
    {
        var fit = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);

        Assert.Null(fit.Refusal);
        FitAssert.Close(.36801803, fit.Parameter("alpha").Value, Estimate);
        FitAssert.Close(1.86632446, fit.Parameter("E").Value, Estimate);
        FitAssert.Close(608.12552, fit.Parameter("A").Value, Estimate);
        FitAssert.Close(1.98229769, fit.Forecasts[0].Value, Estimate);
        FitAssert.Close(5.7532582e-5, fit.Objective, Estimate);
        FitAssert.Close(.00339213, fit.ResidualStandardDeviation, 2e-6);
        FitAssert.Close(113137084.98984762, fit.Diagnostic("x_ref"), 1e-12);
        Assert.Equal((8, 5), (fit.Count, fit.DegreesOfFreedom));
    }

    [Fact]
    public void Set_A_has_the_published_standard_errors()
    {
        var fit = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);

        FitAssert.Close(.01170889, fit.Parameter("alpha").StandardError, Estimate);
        FitAssert.Close(.02238105, fit.Parameter("E").StandardError, Estimate);
        FitAssert.Close(.01196431, fit.Forecasts[0].StandardError, Estimate);
    }

    [Fact]
    public void Set_A_has_the_published_profile_intervals()
    {
        var fit = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);

        FitAssert.Ends(.33793998, .39848262, fit.Parameter("alpha"), End);
        FitAssert.Ends(1.80395340, 1.92030212, fit.Parameter("E"), End);
        FitAssert.Ends(1.95058751, 2.01242785, fit.Forecasts[0], End);
        Assert.All(fit.Parameters, p => Assert.Null(p.NotIdentified));
    }

    [Fact]
    public void Set_A_is_well_conditioned_and_at_its_optimum()
    {
        var fit = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);

        Assert.Equal(19, fit.Diagnostic("condition"), 0.5);
        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-15);
        Assert.Equal(1, fit.Diagnostic("moved"));
    }

    [Fact]
    public void Standard_errors_weigh_the_points()
    {
        var fit = Law.Fit(new FitData(SetA.X, SetA.Y, standardErrors: SetA.StandardErrors), SetA.Options);

        FitAssert.Close(.36175920, fit.Parameter("alpha").Value, Estimate);
        FitAssert.Close(1.85499231, fit.Parameter("E").Value, Estimate);
        FitAssert.Close(1.97675284, fit.Forecasts[0].Value, Estimate);
        FitAssert.Close(4.79762534, fit.Objective, Estimate);
        FitAssert.Ends(.32612582, .39758941, fit.Parameter("alpha"), End);
        FitAssert.Ends(1.78723191, 1.91094410, fit.Parameter("E"), End);
        FitAssert.Ends(1.94703330, 2.00444513, fit.Forecasts[0], End);
        Assert.Equal(0, fit.Diagnostic("extra-scatter"));
    }

    [Fact]
    public void Standard_errors_that_are_too_small_are_widened_by_the_extra_scatter()
    {
        var halved = SetA.StandardErrors.Select(s => s / 2).ToArray();

        var fit = Law.Fit(new FitData(SetA.X, SetA.Y, standardErrors: halved), SetA.Options);

        FitAssert.Close(7.65043e-6, Math.Pow(fit.Diagnostic("extra-scatter"), 2), Estimate);
        FitAssert.Close(.36664680, fit.Parameter("alpha").Value, Estimate);
        FitAssert.Close(1.86364728, fit.Parameter("E").Value, Estimate);
    }

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var x = SetA.X;
        var fit = Law.Fit(new FitData(x, [.. x.Select(v => 1.8 + (400 * Math.Pow(v, -.34)))]), FitOptions.Default);

        FitAssert.Close(2.562184287, fit.Predict([1e8]), 1e-9);
        FitAssert.Close(.34, fit.Parameter("alpha").Value, 1e-9);
    }

    [Fact]
    public void Three_sizes_are_too_few()
    {
        var fit = Law.Fit(new FitData([1e6, 1e7, 1e8], [3, 2.5, 2.2]), FitOptions.Default);

        Assert.StartsWith("3 sizes cannot fix 3 parameters", fit.Refusal, StringComparison.Ordinal);
        Assert.True(double.IsNaN(fit.Predict([1e7])));
    }

    [Fact]
    public void An_exact_power_law_keeps_its_exponent_but_has_no_floor()
    {
        var y = SetA.X.Select(v => 3 * Math.Pow(v, -.5)).ToArray();

        var fit = Law.Fit(new FitData(SetA.X, y), SetA.Options);

        Assert.Null(fit.Refusal);
        FitAssert.Close(.5, fit.Parameter("alpha").Value, 1e-9);
        Assert.Null(fit.Parameter("alpha").NotIdentified);
        Assert.InRange(fit.Parameter("alpha").Lower, .4999, .5);
        Assert.Equal(0, fit.Parameter("E").Lower);
        Assert.Contains("No floor can be told from zero", fit.Parameter("E").NotIdentified, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floor_that_touches_zero_is_not_identified_without_intervals_either()
    {
        var y = SetA.X.Select(v => 3 * Math.Pow(v, -.5)).ToArray();

        var fit = Law.Fit(new FitData(SetA.X, y), FitOptions.Default with { Intervals = false });

        Assert.NotNull(fit.Parameter("E").NotIdentified);
        Assert.Null(fit.Parameter("alpha").NotIdentified);
        Assert.True(double.IsNaN(fit.Parameter("alpha").Lower));
    }

    [Fact]
    public void A_constant_y_has_no_slope()
    {
        var fit = Law.Fit(new FitData(SetA.X, [.. SetA.X.Select(_ => 1.5)]), FitOptions.Default);

        Assert.Contains("no slope", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rising_loss_names_the_axis_to_check()
    {
        var fit = Law.Fit(
            new FitData(SetA.X, [.. SetA.Y.Reverse()]),
            new FitOptions { AxisNames = ["params"], ValueName = "eval_loss" });

        Assert.StartsWith("eval_loss rises with params", fit.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    public void A_value_without_a_logarithm_is_refused_by_its_point(double bad)
    {
        double[] y = [.. SetA.Y];
        y[2] = bad;

        var fit = Law.Fit(new FitData(SetA.X, y), FitOptions.Default);

        Assert.StartsWith("Point 3: y is", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_sizes_on_a_short_range_are_warned_about()
    {
        var fit = Law.Fit(new FitData(SetA.X[..4], SetA.Y[..4]), FitOptions.Default);

        Assert.Contains(fit.Warnings, w => w.Contains("4 sizes for 3 parameters", StringComparison.Ordinal));
        Assert.Contains(fit.Warnings, w => w.Contains("less than a factor of 10", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_rows_changes_nothing() =>
        Gen.Shuffle(Enumerable.Range(0, 8).ToArray()).Sample(
            order =>
            {
                var expected = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);
                var actual = Law.Fit(
                    new FitData([.. order.Select(i => SetA.X[i])], [.. order.Select(i => SetA.Y[i])]), SetA.Options);
                Assert.Equal(expected.Parameters, actual.Parameters);
                Assert.Equal(expected.Forecasts, actual.Forecasts);
            },
            iter: 50);

    [Fact]
    public void Another_unit_of_x_or_y_changes_no_estimate_but_by_its_factor() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Double[-12, 12]).Sample(
            (xDecades, yDecades) =>
            {
                var (sx, sy) = (Math.Pow(10, xDecades), Math.Pow(10, yDecades));
                var expected = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);
                var actual = Law.Fit(
                    new FitData([.. SetA.X.Select(x => x * sx)], [.. SetA.Y.Select(y => y * sy)]),
                    new FitOptions { ForecastAt = [[SetA.ForecastAt * sx]] });
                var alpha = expected.Parameter("alpha").Value;
                FitAssert.Close(alpha, actual.Parameter("alpha").Value, 1e-9);
                FitAssert.Close(expected.Parameter("E").Value * sy, actual.Parameter("E").Value, 1e-9);
                FitAssert.Close(expected.Forecasts[0].Value * sy, actual.Forecasts[0].Value, 1e-9);
                // A carries x^alpha: a relative error of alpha counts ln x times.
                FitAssert.Close(expected.Parameter("A").Value * sy * Math.Pow(sx, alpha), actual.Parameter("A").Value, 1e-7);
            },
            iter: 50);

    [Fact]
    public void An_exact_law_is_recovered() =>
        Gen.Select(Gen.Double[.1, 1.5], Gen.Double[0.2, 5], Gen.Double[-1, 2]).Sample(
            (alpha, floor, logA) =>
            {
                double[] x = [.. Enumerable.Range(0, 9).Select(k => Math.Pow(10, k * .5))];
                double[] y = [.. x.Select(v => floor + (Math.Exp(logA) * Math.Pow(v, -alpha)))];

                var fit = Law.Fit(new FitData(x, y), FitOptions.Default with { Intervals = false });

                // The rounding of y (1e-16) grows by the condition of the fit, below 1e3 on this range.
                Assert.Null(fit.Refusal);
                FitAssert.Close(alpha, fit.Parameter("alpha").Value, 1e-9);
                FitAssert.Close(floor, fit.Parameter("E").Value, 1e-9);
            },
            iter: 200);
}
