using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class NewRunTests
{
    [Fact]
    public void A_new_run_adds_the_residual_variance_to_that_of_the_mean()
    {
        var fit = KnownLaws.Find("power-constant")!.Fit(new(SetA.X, SetA.Y), SetA.Options);

        var run = NewRun.Interval(fit, fit.Forecasts[0]);

        // Published figures of set A: forecast 1.98229769, its error .01196431, s .00339213; t on 5 degrees of freedom.
        var error = Math.Sqrt(Math.Pow(.01196431 / 1.98229769, 2) + Math.Pow(.00339213, 2));
        FitAssert.Close(1.98229769 * Math.Exp(2.570581836 * error), run.Upper, 1e-5);
        FitAssert.Close(1.98229769 * Math.Exp(-2.570581836 * error), run.Lower, 1e-5);
    }

    [Fact]
    public void The_next_point_of_a_straight_line_gets_the_textbook_prediction_interval()
    {
        // y = 1/x with ratios ±1 %: the law power is a line in logarithms, where the formula is exact.
        double[] x = [1, 2, 4, 8, 16, 32];
        double[] y = [.99, .505, .2475, .12625, .061875, .0315625];
        var fit = KnownLaws.Find("power")!.Fit(new(x, y), new() { ForecastAt = [[64]] });

        var run = NewRun.Interval(fit, fit.Forecasts[0]);

        var (mean, sxx) = (x.Average(Math.Log), 17.5 * Math.Log(2) * Math.Log(2));
        var distance = Math.Log(64) - mean;
        var error = fit.ResidualStandardDeviation * Math.Sqrt(1 + (1 / 6.0) + (distance * distance / sxx));
        FitAssert.Close(Math.Exp(2.776445105 * error), run.Upper / run.Value, 1e-8);
    }

    [Fact]
    public void The_unit_of_standard_errors_does_not_widen_the_interval_of_a_run()
    {
        // The same relative error everywhere weights nothing: the noise is what the points scatter, as without.
        foreach (var relative in new[] { .01, .1 })
        {
            var data = new FitData(SetA.X, SetA.Y, null, [.. SetA.Y.Select(y => relative * y)]);
            var fit = KnownLaws.PowerConstant.Fit(data, SetA.Options);
            var run = NewRun.Interval(fit, data, SetA.Options, fit.Forecasts[0]);

            var plain = KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y), SetA.Options);
            FitAssert.Close(NewRun.Interval(plain, plain.Forecasts[0]).Upper, run.Upper, 1e-6);
        }
    }

    [Fact]
    public void Noise_that_is_constant_in_y_is_divided_by_the_forecast()
    {
        var options = SetA.Options with { Objective = FitObjective.Squares };
        double Reach(double unit)
        {
            var data = new FitData(SetA.X, [.. SetA.Y.Select(y => unit * y)]);
            var fit = KnownLaws.PowerConstant.Fit(data, options);
            var run = NewRun.Interval(fit, data, options, fit.Forecasts[0]);
            var error = double.Hypot(fit.Forecasts[0].StandardError, fit.ResidualStandardDeviation) / run.Value;
            FitAssert.Close(Math.Exp(2.570581836 * error), run.Upper / run.Value, 1e-8);
            return run.Upper / run.Value;
        }

        FitAssert.Close(Reach(1), Reach(1000), 1e-8);
    }

    [Fact]
    public void A_forecast_that_is_not_identified_stays_as_it_is()
    {
        var fit = KnownLaws.Find("power-constant")!.Fit(new(SetA.X, SetA.Y), SetA.Options);
        var open = fit.Forecasts[0] with { NotIdentified = "open" };

        Assert.Same(open, NewRun.Interval(fit, open));
    }

    [Theory]
    [InlineData(95)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_out_of_range_has_no_interval(double level)
    {
        var fit = KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y), SetA.Options);

        var run = NewRun.Interval(fit, fit.Forecasts[0], level);

        Assert.Equal(fit.Forecasts[0].Value, run.Value);
        Assert.Equal((double.NaN, double.NaN), (run.Lower, run.Upper));
    }
}
