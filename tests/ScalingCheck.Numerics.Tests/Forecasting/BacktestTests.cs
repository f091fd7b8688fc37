using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class BacktestTests
{
    [Fact]
    public void Ten_doublings_are_cut_to_nine_nine_eight_eight_and_seven()
    {
        var backtests = Backtest.Of(Ladder(10, 2));

        Assert.Equal([9, 9, 8, 8, 7], backtests.Select(b => b.Kept.Count));
        Assert.All(backtests, b => Assert.Equal(Math.Log(2), Assert.Single(b.U), 1e-9));
    }

    [Fact]
    public void Five_sizes_are_kept_at_least() =>
        Assert.Equal([6, 6, 5, 5], Backtest.Of(Ladder(7, 2)).Select(b => b.Kept.Count));

    [Fact]
    public void A_gap_of_more_than_a_factor_of_two_is_checked_on_the_next_size() =>
        Assert.All(Backtest.Of(Ladder(8, 10)), b => Assert.Equal(Math.Log(10), Assert.Single(b.U), 1e-9));

    [Fact]
    public void Kept_sizes_have_a_reference_of_their_own()
    {
        var kept = Backtest.Of(Ladder(10, 2))[0].Kept;

        Assert.Equal((0, 0), (kept.U[^1], kept.LogY[^1]));
    }

    [Fact]
    public void A_cubic_in_the_logarithm_has_no_noise()
    {
        double[] logX = [.. Enumerable.Range(0, 12).Select(k => k * .7)];

        var curve = new LogCurve(logX, [.. logX.Select(x => (.01 * x * x * x) - (.2 * x * x) + x)], [.. logX.Select(_ => 1.0)]);

        Assert.Equal(PolynomialNoise.Smallest, curve.Noise);
    }

    private static LogCurve Ladder(int count, double factor)
    {
        double[] logX = [.. Enumerable.Range(0, count).Select(k => Math.Log(5e5) + (k * Math.Log(factor)))];
        return new(logX, [.. logX.Select(x => -.2 * x)], [.. logX.Select(_ => 1.0)]);
    }
}
