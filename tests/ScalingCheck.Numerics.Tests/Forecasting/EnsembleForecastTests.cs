using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class EnsembleForecastTests
{
    private static readonly double[] Sizes = [.. Enumerable.Range(0, 10).Select(k => 1e6 * Math.Pow(2, k))];

    private static readonly double[] Wobble = [.004, -.006, .003, .007, -.005, -.002, .006, -.004, .001, .003];

    private static readonly double[] Losses = [.. Sizes.Select((x, i) => (1.8 + (40 * Math.Pow(x, -.25))) * Math.Exp(Wobble[i]))];

    private static readonly FitOptions TwoFold = new() { ForecastAt = [[2 * Sizes[^1]]], AxisNames = ["tokens"], ValueName = "loss" };

    [Fact]
    public void The_translation_curve_is_forecast_as_in_the_reference()
    {
        var result = EnsembleForecast.Of(
            TranslationCurve.Data(), new() { ForecastAt = [[TranslationCurve.Target]] }, EnsembleForecast.DefaultMaxDistance, EnsembleRecipe.Nine);

        var forecast = result.Forecasts.Single();
        FitAssert.Close(.335598, forecast.Quantity.Value, 1e-4);
        FitAssert.Ends(.311064, .362066, forecast.Quantity, 1e-3);
        FitAssert.Close(.0184654, result.Noise, 1e-3);
        FitAssert.Close(.0081440, forecast.Spread, 1e-3);
        FitAssert.Close(.0330583, result.Backtest, 1e-3);
        Assert.Equal(5, result.Backtests);
        Assert.Equal(2, forecast.Distance, 1e-9);
        Assert.Equal(.0135, Math.Abs(Math.Log(forecast.Quantity.Value / TranslationCurve.Truth)), 1e-4);
    }

    [Fact]
    public void The_weights_sum_to_one_over_twelve_members()
    {
        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);

        Assert.Equal(12, result.Members.Count);
        Assert.Equal(1, result.Members.Sum(m => m.Weight), 1e-12);
        Assert.Equal(12, result.Forecasts[0].MemberForecasts.Count);
    }

    [Fact]
    public void The_centre_is_the_weighted_mean_of_the_members_in_logarithms()
    {
        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);

        var mean = result.Members.Zip(result.Forecasts[0].MemberForecasts, (m, f) => m.Weight * Math.Log(f)).Sum();
        FitAssert.Close(Math.Exp(mean), result.Forecasts[0].Quantity.Value, 1e-12);
        FitAssert.Close(result.Forecasts[0].Quantity.Value, result.Predict(2 * Sizes[^1]), 1e-12);
    }

    [Fact]
    public void The_interval_adds_noise_spread_and_backtest_as_variances()
    {
        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);

        var forecast = result.Forecasts[0];
        var error = Math.Sqrt((result.Noise * result.Noise) + (forecast.Spread * forecast.Spread) + (result.Backtest * result.Backtest));
        FitAssert.Close(forecast.Quantity.Value * error, forecast.Quantity.StandardError, 1e-9);
        // The normal quantile.
        FitAssert.Close(Math.Exp(1.959963984540054 * error), forecast.Quantity.Upper / forecast.Quantity.Value, 1e-9);
    }

    [Fact]
    public void An_exact_power_law_is_forecast_closely_with_a_narrow_interval()
    {
        double[] y = [.. Sizes.Select(x => 30 * Math.Pow(x, -.2))];

        var forecast = EnsembleForecast.Of(new(Sizes, y), TwoFold).Forecasts[0].Quantity;

        // No form of the ensemble is a power law without a floor, and the priors pull a little: 1 % holds both.
        var truth = 30 * Math.Pow(2 * Sizes[^1], -.2);
        FitAssert.Close(truth, forecast.Value, .01);
        Assert.InRange(truth, forecast.Lower, forecast.Upper);
        Assert.True(forecast.Upper / forecast.Lower < 1.04);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        int[] order = [3, 9, 0, 5, 1, 8, 2, 7, 4, 6];

        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);
        var shuffled = EnsembleForecast.Of(new([.. order.Select(i => Sizes[i])], [.. order.Select(i => Losses[i])]), TwoFold);

        Assert.Equal(result.Forecasts[0].Quantity, shuffled.Forecasts[0].Quantity);
    }

    [Theory]
    [InlineData(1e-6, 1)]
    [InlineData(1, 1e3)]
    [InlineData(1e4, 1e-5)]
    public void The_units_of_x_and_y_do_not_matter(double unitX, double unitY)
    {
        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);
        var scaled = EnsembleForecast.Of(
            new([.. Sizes.Select(x => x * unitX)], [.. Losses.Select(y => y * unitY)]),
            TwoFold with { ForecastAt = [[2 * Sizes[^1] * unitX]] });

        FitAssert.Close(result.Forecasts[0].Quantity.Value * unitY, scaled.Forecasts[0].Quantity.Value, 1e-9);
        FitAssert.Close(result.Forecasts[0].Quantity.Upper * unitY, scaled.Forecasts[0].Quantity.Upper, 1e-6);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var alone = EnsembleForecast.Of(new(Sizes, Losses), TwoFold).Forecasts[0].Quantity;

        var together = new FittedQuantity[4];
        Parallel.For(0, together.Length, i => together[i] = EnsembleForecast.Of(new(Sizes, Losses), TwoFold).Forecasts[0].Quantity);

        Assert.All(together, quantity => Assert.Equal(alone, quantity));
    }

    [Fact]
    public void Repeats_that_agree_change_nothing_but_the_weights()
    {
        var result = EnsembleForecast.Of(new(Sizes, Losses), TwoFold);
        var twice = EnsembleForecast.Of(new([.. Sizes, .. Sizes], [.. Losses, .. Losses]), TwoFold);

        FitAssert.Close(result.Forecasts[0].Quantity.Value, twice.Forecasts[0].Quantity.Value, 1e-9);
    }
}
