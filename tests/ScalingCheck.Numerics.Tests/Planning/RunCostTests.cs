using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

public sealed class RunCostTests
{
    [Fact]
    public void Powers_multiply_over_the_axes_and_starting_adds()
    {
        Assert.Equal(6e18, RunCost.Power(6, 1, 1).Of([1e9, 1e9]), 1e6);
        Assert.Equal(107, (RunCost.Power(1, 2) with { StartUp = 7 }).Of([10]), 1e-9);
        Assert.Equal(1, RunCost.Equal.Of([3e9]));
    }

    [Fact]
    public void A_table_knows_its_sizes_only()
    {
        var cost = RunCost.Table([[1e7], [2e7]], [3, 5]);
        Assert.Equal(5, cost.Of([2.001e7]));
        Assert.True(double.IsNaN(cost.Of([3e7])));
    }

    [Fact]
    public void Measured_costs_follow_their_power_law()
    {
        double[] x = [1e7, 3e7, 1e8, 1e9];
        var cost = RunCost.Measured(new FitData(x, Array.ConvertAll(x, v => 2e-6 * Math.Pow(v, 1.1))));
        Assert.Equal(1, cost.Of([4e9]) / (2e-6 * Math.Pow(4e9, 1.1)), 1e-9);
        double[] n = [1e7, 1e7, 1e8, 1e8];
        double[] d = [1e9, 1e10, 1e9, 3e10];
        var two = RunCost.Measured(new FitData([n, d], [.. n.Zip(d, (a, b) => 6 * a * b / 1e14)]));
        Assert.Equal(1, two.Of([2e9, 4e10]) / (6 * 2e9 * 4e10 / 1e14), 1e-9);
    }

    [Theory]
    [InlineData(1e7)]
    [InlineData(3)]
    public void Runs_of_one_size_do_not_say_what_another_costs(double size)
        => Assert.True(double.IsNaN(RunCost.Measured(new FitData([size, size, size], [10, 11, 12])).Of([1e8])));
}
