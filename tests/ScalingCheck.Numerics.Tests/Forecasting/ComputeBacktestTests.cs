using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class ComputeBacktestTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("chinchilla")!;

    private static readonly FitOptions Options = new() { AxisNames = ["params", "tokens"] };

    [Fact]
    public void Exact_data_have_no_backtest_error()
    {
        var backtest = ComputeBacktest.Of(Grid(_ => 0), Law, Options)!;

        Assert.Equal(0, backtest.Error, 1e-6);
        Assert.InRange(backtest.Cuts, 2, 5);
    }

    [Fact]
    public void Runs_of_larger_compute_that_come_out_better_show_as_a_bias_upwards()
    {
        // The largest runs are 5 % below the law that all the others follow.
        var backtest = ComputeBacktest.Of(Grid(c => c > 3e20 ? -.05 : 0), Law, Options)!;

        Assert.True(backtest.Bias > 0);
        Assert.True(backtest.Error >= backtest.Bias);
    }

    [Fact]
    public void Fewer_than_twelve_kept_runs_give_no_backtest()
    {
        double[] n = [1e7, 1e7, 1e7, 1e8, 1e8, 1e8, 1e9, 1e9, 1e9, 3e9, 3e9, 3e9];
        double[] d = [1e9, 1e10, 1e11, 1e9, 1e10, 1e11, 1e9, 1e10, 1e11, 1e9, 1e10, 1e11];

        Assert.Null(ComputeBacktest.Of(new([n, d], [.. n.Zip(d, Loss)]), Law, Options));
    }

    [Fact]
    public void An_interval_is_widened_by_the_error_as_a_second_variance()
    {
        var backtest = new ComputeBacktest(4, .03, .01);
        var forecast = new FittedQuantity("forecast", 2, 2 * Math.Exp(-.04), 2 * Math.Exp(.05), .05);

        var wider = backtest.Widen(forecast);

        var reach = 1.959963984540054 * .03;
        Assert.Equal(2 * Math.Exp(-Math.Sqrt((.04 * .04) + (reach * reach))), wider.Lower, 1e-9);
        Assert.Equal(2 * Math.Exp(Math.Sqrt((.05 * .05) + (reach * reach))), wider.Upper, 1e-9);
        Assert.Equal(Math.Sqrt((.05 * .05) + (.06 * .06)), wider.StandardError, 1e-12);
        Assert.Equal(2, wider.Value);
    }

    [Fact]
    public void Two_backtests_count_by_Students_t_on_three_degrees_of_freedom()
    {
        var forecast = new FittedQuantity("forecast", 1, 1, 1, 0);

        Assert.Equal(3.182446 * .01, Math.Log(new ComputeBacktest(2, .01, 0).Widen(forecast).Upper), 1e-6);
    }

    [Fact]
    public void A_forecast_that_is_not_identified_stays_as_it_is()
    {
        var forecast = new FittedQuantity("forecast", 1, 0, double.PositiveInfinity, 0) { NotIdentified = "open" };

        Assert.Same(forecast, new ComputeBacktest(4, .03, 0).Widen(forecast));
    }

    [Fact]
    public void A_far_forecast_is_noted_as_too_high_and_a_near_one_is_not()
    {
        var data = Grid(_ => 0);

        Assert.Null(ComputeBacktest.FarNote(data, [1e9, 1e11]));
        Assert.Contains("too high", ComputeBacktest.FarNote(data, [1e10, 1e12]), StringComparison.Ordinal);
    }

    private static double Loss(double n, double d) => 1.8 + (480 * Math.Pow(n, -.35)) + (2080 * Math.Pow(d, -.37));

    /// <param name="shift">Added to ln y, by compute.</param>
    private static FitData Grid(Func<double, double> shift)
    {
        var runs = (from i in Enumerable.Range(0, 6) from j in Enumerable.Range(0, 6)
                    select (N: 3e7 * Math.Pow(2, i), D: 3e9 * Math.Pow(2, j))).ToArray();
        return new(
            [[.. runs.Select(r => r.N)], [.. runs.Select(r => r.D)]],
            [.. runs.Select(r => Loss(r.N, r.D) * Math.Exp(shift(6 * r.N * r.D)))]);
    }
}
