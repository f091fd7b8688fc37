using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class ForecastByEnsemble : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] tokens = [.. Enumerable.Range(0, 10).Select(k => 1e6 * Math.Pow(2, k))];
        double[] losses = [3.077, 2.833, 2.666, 2.530, 2.387, 2.294, 2.225, 2.137, 2.081, 2.031];
        var data = new FitData(tokens, losses);
        var options = new FitOptions { ForecastAt = [[2.048e9]], AxisNames = ["tokens"], ValueName = "loss" };

        foreach (var form in FormRanking.Automatic(data, options).Forms)
            Console.WriteLine($"{form.Law.Id}: {form.NotRanked ?? $"off by {100 * form.BacktestError:F2} % in the backtests"}");

        var forecast = EnsembleForecast.Of(data, options).Forecasts[0];
        var run = forecast.Quantity;
        Console.WriteLine($"{forecast.Distance:F0}x beyond the largest: {run.Value:F3}, {run.Lower:F3} to {run.Upper:F3}");
        // end
    }
}
