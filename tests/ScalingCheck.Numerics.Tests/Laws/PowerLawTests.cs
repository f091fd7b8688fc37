using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class PowerLawTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("power")!;

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        double[] x = [1, 10, 100, 1000];

        var fit = Law.Fit(new FitData(x, [.. x.Select(v => 3 / Math.Sqrt(v))]), FitOptions.Default);

        FitAssert.Close(.03, fit.Predict([1e4]), 1e-12);
        FitAssert.Close(.5, fit.Parameter("alpha").Value, 1e-12);
        FitAssert.Close(3, fit.Parameter("A").Value, 1e-12);
    }

    [Fact]
    public void Intervals_are_the_t_intervals_of_simple_regression()
    {
        // ln y = 1, 2, 2 at ln x = -1, 0, 1: slope 1/2, residual variance (1/6)/1, variance of the slope 1/12;
        // t(.975, 1) = 12.7062047362; at ln x = 2 the mean is 8/3 with variance (1/6)(1/3 + 4/2).
        double[] x = [Math.Exp(-1), 1, Math.E];
        double[] y = [Math.E, Math.Exp(2), Math.Exp(2)];

        var fit = Law.Fit(new FitData(x, y), new FitOptions { ForecastAt = [[Math.Exp(2)]] });

        var half = 12.7062047362 * Math.Sqrt(1.0 / 12);
        FitAssert.Close(-.5, fit.Parameter("alpha").Value, 1e-12);
        FitAssert.Ends(-.5 - half, -.5 + half, fit.Parameter("alpha"), 1e-10);
        var forecastHalf = 12.7062047362 * Math.Sqrt(7.0 / 18);
        FitAssert.Close(Math.Exp(8.0 / 3), fit.Forecasts[0].Value, 1e-12);
        FitAssert.Ends(Math.Exp((8.0 / 3) - forecastHalf), Math.Exp((8.0 / 3) + forecastHalf), fit.Forecasts[0], 1e-8);
    }

    [Fact]
    public void Two_sizes_are_too_few()
    {
        var fit = Law.Fit(new FitData([1, 2, 2], [1, 2, 2.1]), FitOptions.Default);

        Assert.StartsWith("2 sizes cannot fix 2 parameters", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_axes_are_refused()
    {
        var fit = Law.Fit(new FitData([[1, 2, 3], [1, 2, 4]], [1, 2, 3]), FitOptions.Default);

        Assert.Equal("The form power takes 1 axis, not 2.", fit.Refusal);
    }

    [Fact]
    public void Constant_values_have_no_slope()
    {
        var fit = Law.Fit(new FitData([1, 2, 3, 4], [7, 7, 7, 7]), FitOptions.Default);

        Assert.Contains("no slope", fit.Refusal, StringComparison.Ordinal);
    }
}
