using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class LogLinearTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("log-linear")!;

    private static readonly double[] X = [1e2, 1e3, 1e4, 1e5, 1e7];

    private static readonly double[] Y = [.. X.Select(x => 2 - (.05 * Math.Log(x)))];

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var fit = Law.Fit(new FitData(X, Y), FitOptions.Default);

        FitAssert.Close(1.309224472, fit.Predict([1e6]), 1e-9);
        FitAssert.Close(2, fit.Parameter("a").Value, 1e-9);
        FitAssert.Close(.05, fit.Parameter("b").Value, 1e-9);
    }

    [Fact]
    public void A_forecast_where_the_line_is_below_zero_is_refused()
    {
        var fit = Law.Fit(new FitData(X, Y), new FitOptions { ForecastAt = [[1e18], [1e8]] });

        Assert.True(double.IsNaN(fit.Forecasts[0].Value));
        Assert.Contains("at or below zero", fit.Forecasts[0].NotIdentified, StringComparison.Ordinal);
        Assert.Null(fit.Forecasts[1].NotIdentified);
    }

    [Fact]
    public void Small_noise_gives_the_intervals_of_linear_regression()
    {
        // With relative noise of 1e-6 the law is linear over the whole interval, and the profile is the weighted t interval.
        double[] y = [.. Y.Select((v, i) => v * (1 + (1e-6 * (i % 2 == 0 ? 1 : -1))))];

        var fit = Law.Fit(new FitData(X, y), FitOptions.Default);

        const double T3 = 3.18244630528371;
        var b = fit.Parameter("b");
        FitAssert.Ends(b.Value - (T3 * b.StandardError), b.Value + (T3 * b.StandardError), b, 1e-9);
    }

    [Fact]
    public void Data_whose_linear_solution_crosses_zero_is_still_fitted()
    {
        double[] y = [100, 10, 1, .1, .001];

        var fit = Law.Fit(new FitData(X, y), FitOptions.Default with { Intervals = false });

        Assert.Null(fit.Refusal);
        Assert.All(X, x => Assert.True(fit.Predict([x]) > 0));
    }
}
