using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class ForecastChecksTests
{
    private static readonly double[] Sizes = [.. Enumerable.Range(0, 10).Select(k => 1e6 * Math.Pow(2, k))];

    [Fact]
    public void Fewer_than_seven_sizes_are_refused_with_what_is_missing() => Assert.Equal(
        "5 sizes are too few to check a forecast on: add 2 sizes or more, or name a form.",
        EnsembleForecast.Of(Falling(Sizes[..5]), At(2e6)).Refusal);

    [Fact]
    public void Of_many_sizes_a_hundred_are_enough()
    {
        double[] many = [.. Enumerable.Range(0, 1000).Select(k => 1e6 * Math.Pow(2, k / 111.0))];
        var result = EnsembleForecast.Of(Falling(many), At(1e9));

        Assert.Contains("Of 1000 sizes the ensemble is fitted to 100, spread evenly: more would not make the forecast better.", result.Warnings);
        // The same curve at the sizes of a ladder.
        Assert.Equal(EnsembleForecast.Of(Falling(Sizes), At(1e9)).Forecasts[0].Quantity.Value, result.Forecasts[0].Quantity.Value, .02);
    }

    [Fact]
    public void Repeats_do_not_count_as_sizes() =>
        Assert.NotNull(EnsembleForecast.Of(Falling([.. Sizes[..4], .. Sizes[..4]]), At(2e6)).Refusal);

    [Fact]
    public void A_value_of_zero_is_refused_by_its_row()
    {
        var y = Falling(Sizes).Y.ToArray();
        y[2] = 0;

        Assert.StartsWith("Point 3: loss is 0", EnsembleForecast.Of(new(Sizes, y), At(1e9)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rising_curve_is_refused()
    {
        var data = new FitData(Sizes, [.. Sizes.Select(x => Math.Pow(x, .1))]);

        Assert.StartsWith("loss rises with tokens", EnsembleForecast.Of(data, At(1e9)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_curve_is_refused() => Assert.StartsWith(
        "loss shows no slope against tokens",
        EnsembleForecast.Of(new FitData(Sizes, [.. Sizes.Select(_ => 2.0)]), At(1e9)).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public void Two_axes_are_refused() => Assert.Contains(
        "name a form, such as chinchilla",
        EnsembleForecast.Of(new FitData([Sizes, Sizes], Falling(Sizes).Y.ToArray()), At(1e9)).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public void A_size_more_than_100_times_beyond_is_refused_and_the_others_are_kept()
    {
        var result = EnsembleForecast.Of(Falling(Sizes), At(2 * Sizes[^1], 101 * Sizes[^1]));

        Assert.Null(result.Forecasts[0].Quantity.NotIdentified);
        Assert.Contains("101x beyond the largest size", result.Forecasts[1].Quantity.NotIdentified, StringComparison.Ordinal);
        Assert.Contains("raise max-distance", result.Forecasts[1].Quantity.NotIdentified, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_maximum_distance_lets_it_through() =>
        Assert.Null(EnsembleForecast.Of(Falling(Sizes), At(101 * Sizes[^1]), maxDistance: 200).Forecasts[0].Quantity.NotIdentified);

    [Theory]
    [InlineData(9.9, false)]
    [InlineData(11, true)]
    public void A_distance_above_10_is_warned_about(double distance, bool warned)
    {
        var result = EnsembleForecast.Of(Falling(Sizes), At(distance * Sizes[^1]));

        Assert.Equal(warned, result.Forecasts[0].Warnings.Any(w => w.StartsWith("11x beyond", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_size_inside_the_fitted_range_is_called_interpolation()
    {
        var result = EnsembleForecast.Of(Falling(Sizes), At(3e6));

        Assert.Contains("interpolation", Assert.Single(result.Forecasts[0].Warnings, w => w.Contains("3e6", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_of_zero_is_no_size() => Assert.Contains(
        "above zero", EnsembleForecast.Of(Falling(Sizes), At(0)).Forecasts[0].Quantity.NotIdentified, StringComparison.Ordinal);

    [Fact]
    public void Sizes_too_close_for_a_backtest_give_a_forecast_that_is_not_validated()
    {
        double[] close = [.. Enumerable.Range(0, 8).Select(k => 1e6 * (1 + (.03 * k)))];

        var forecast = EnsembleForecast.Of(Falling(close), At(2e6)).Forecasts[0].Quantity;

        Assert.StartsWith("Not validated", forecast.NotIdentified, StringComparison.Ordinal);
        Assert.Equal(double.PositiveInfinity, forecast.Upper);
    }

    [Fact]
    public void Fewer_than_three_backtests_are_warned_about()
    {
        // Six sizes lie below 1/√2 of the largest, only two below half of it: one cut keeps five or more.
        double[] sizes = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 2.2];

        var result = EnsembleForecast.Of(Falling(sizes), At(3));

        Assert.Equal(1, result.Backtests);
        Assert.Contains(result.Warnings, w => w.StartsWith("Only 1 backtest:", StringComparison.Ordinal));
    }

    private static FitData Falling(double[] x) =>
        new(x, [.. x.Select((v, i) => (1.8 + (3 * Math.Pow(v / x[0], -.3))) * (1 + (i % 2 == 0 ? .002 : -.002)))]);

    private static FitOptions At(params double[] sizes) =>
        new() { ForecastAt = [.. sizes.Select(s => new[] { s })], AxisNames = ["tokens"], ValueName = "loss" };
}
