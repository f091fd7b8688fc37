using CsCheck;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class BrokenPowerModelTests
{
    /// <summary>a = .1, b = 2, c0 = .1, c1 = .3, d1 = 1e5, f1 = .5 in the parameters of the model, for a reference size.</summary>
    private static double[] Theta(double reference) =>
        [Math.Log(.1), Math.Log(2) - (.1 * Math.Log(reference)), .1, .3, Math.Log(1e5 / reference), Math.Log(.5)];

    [Theory]
    [InlineData(1e3, 1.102359433)]
    [InlineData(1e5, 0.6700008408)]
    [InlineData(1e7, 0.2002359433)]
    public void The_formula_has_the_published_values(double x, double expected)
    {
        foreach (var reference in (double[])[1, 1e5, 3e8])
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<BrokenPowerModel>(Theta(reference), Math.Log(x / reference))), 1e-9);
    }

    private static readonly Gen<double[]> Parameters = Gen.Select(
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3]),
        Gen.Select(Gen.Double[-1, 2], Gen.Double[-1, 2]),
        Gen.Select(Gen.Double[-6, 6], Gen.Double[-1.5, 1.5]),
        (level, slope, bend) => new[] { level.Item1, level.Item2, slope.Item1, slope.Item2, bend.Item1, bend.Item2 });

    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<BrokenPowerModel>(Parameters);

    [Fact]
    public void The_second_derivatives_agree_with_differences() => ModelAssert.CurvatureIsRight<BrokenPowerModel>(Parameters);

    [Fact]
    public void A_move_is_a_straight_step_to_first_order() => Gen.Select(Parameters, Parameters).Sample(
        (theta, direction) =>
        {
            double Deviation(double size)
            {
                var trial = new double[6];
                BrokenPowerModel.Move(theta, [.. direction.Select(d => d * size)], trial);
                return trial.Select((t, k) => Math.Abs(t - theta[k] - (size * direction[k]))).Max();
            }

            // A tenth of the step, a hundredth of the deviation, up to rounding and the third order.
            Assert.True(Deviation(1e-5) <= (.02 * Deviation(1e-4)) + 1e-11);
        });

    [Fact]
    public void A_move_leaves_what_is_held() => Gen.Select(Parameters, Parameters).Sample(
        (theta, step) =>
        {
            var trial = new double[6];
            step[0] = step[1] = step[2] = 0;
            BrokenPowerModel.Move(theta, step, trial);

            Assert.Equal(theta[..3], trial[..3]);
        });

    [Fact]
    public void The_gradient_of_the_local_slope_agrees_with_differences() =>
        ModelAssert.QuantityGradientIsRight<BrokenPowerModel>(BrokenPowerModel.LocalSlope, Parameters);

    [Fact]
    public void Far_out_on_either_side_it_is_a_power_law()
    {
        double[] theta = [-5000, .5, .1, .3, 2, Math.Log(.5)];

        FitAssert.Close(.5 + (.1 * 1000), ModelAssert.LogValue<BrokenPowerModel>(theta, -1000), 1e-14);
        FitAssert.Close(.5 - (.1 * 1000) - (.3 * 998), ModelAssert.LogValue<BrokenPowerModel>(theta, 1000), 1e-14);
    }

    [Fact]
    public void Outside_its_domain_it_is_not_a_number() =>
        Assert.True(double.IsNaN(ModelAssert.LogValue<BrokenPowerModel>([double.NaN, 0, 0, 0, 0, 0], 1)));
}
