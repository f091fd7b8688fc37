using CsCheck;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ThreeRegionModelTests
{
    /// <summary>E = .2, e0 = 1, a = .5, b = 3, c = .4 in the parameters of the model, for a reference size.</summary>
    private static double[] Theta(double reference) =>
    [
        Math.Log(.2), Math.Log(.8), Math.Log(.4),
        Math.Log(3) - (.4 * Math.Log(reference)) + ((.5 - 1) * Math.Log(.8)), Math.Log(.5),
    ];

    private static readonly Gen<double[]> Parameters = Gen.Select(
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3]),
        Gen.Double[-3, 1],
        Gen.Select(Gen.Double[-4, 4], Gen.Double[-6, 3]),
        (level, c, bend) => new[] { level.Item1, level.Item2, c, bend.Item1, bend.Item2 });

    /// <summary>With a above .3: the corner of a smaller a is too sharp for differences.</summary>
    private static readonly Gen<double[]> Rounded = Parameters.Where(theta => theta[4] > Math.Log(.3));

    [Theory]
    [InlineData(1e2, 0.5270022787)]
    [InlineData(1e4, 0.264621455)]
    [InlineData(1e6, 0.2106112542)]
    public void The_formula_has_the_published_values(double x, double expected)
    {
        foreach (var reference in (double[])[1, 1e5, 3e8])
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(Theta(reference), Math.Log(x / reference))), 1e-9);
    }

    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<ThreeRegionModel>(Rounded, reach: 4);

    [Fact]
    public void The_second_derivatives_agree_with_differences() => ModelAssert.CurvatureIsRight<ThreeRegionModel>(Rounded, reach: 4);

    [Fact]
    public void The_gradient_of_the_local_slope_agrees_with_differences() =>
        ModelAssert.QuantityGradientIsRight<ThreeRegionModel>(ThreeRegionModel.LogLocalSlope, Rounded, reach: 4);

    [Fact]
    public void Its_local_slope_is_that_of_the_part_above_the_floor() => Gen.Select(Rounded, Gen.Double[-4, 4]).Sample(
        (theta, u) =>
        {
            const double H = 1e-5;
            // With a floor of nothing ln y is the logarithm of the part above it.
            double[] above = [-700, .. theta[1..]];
            var slope = (ModelAssert.LogValue<ThreeRegionModel>(above, u - H) - ModelAssert.LogValue<ThreeRegionModel>(above, u + H)) / (2 * H);
            var quantity = Math.Exp(ThreeRegionModel.Quantity(ThreeRegionModel.LogLocalSlope, u, theta, new double[5]));
            Assert.Equal(slope, quantity, 1e-8 * (1 + quantity));
        },
        iter: 500);

    [Fact]
    public void Its_value_solves_the_equation_that_defines_it() => Gen.Select(Parameters, Gen.Double[-8, 8]).Sample(
        (theta, u) =>
        {
            var y = Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(theta, u));
            var (floor, range) = (Math.Exp(theta[0]), Math.Exp(theta[1]));
            var (left, right) = ((y - floor) / range, (floor + range - y) / range);
            // Near either limit y itself has no digits left to check by.
            if (left < 1e-6 || right < 1e-6) return;
            Assert.Equal(theta[3] - (Math.Exp(theta[2]) * u), Math.Log(left) - (Math.Exp(theta[4]) * Math.Log(right)), 1e-7);
        },
        iter: 2000);

    [Fact]
    public void With_a_equal_to_one_it_is_the_logistic_curve()
    {
        double[] theta = [-1, .3, Math.Log(.7), .2, 0];
        foreach (var u in (double[])[-9, -1, 0, 2, 30])
        {
            var expected = Math.Exp(-1) + (Math.Exp(.3) / (1 + Math.Exp(-.2 + (.7 * u))));
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(theta, u)), 1e-14);
        }
    }

    [Fact]
    public void As_a_vanishes_it_becomes_the_power_law_with_a_constant()
    {
        double[] theta = [-1, .3, Math.Log(.7), -.2, -36];
        foreach (var u in (double[])[0, 1, 4])
        {
            var expected = Math.Exp(-1) + Math.Exp(.3 - .2 - (.7 * u));
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(theta, u)), 1e-14);
        }
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(30)]
    public void Far_out_on_either_side_it_is_its_floor_or_its_guess(double logA)
    {
        double[] theta = [.2, -.4, 0, 1, logA];

        FitAssert.Close(.2, ModelAssert.LogValue<ThreeRegionModel>(theta, 1e4), 1e-14);
        FitAssert.Close(Math.Log(Math.Exp(.2) + Math.Exp(-.4)), ModelAssert.LogValue<ThreeRegionModel>(theta, -1e15), 1e-14);
    }

    [Fact]
    public void Outside_its_domain_it_is_not_a_number() =>
        Assert.True(double.IsNaN(ModelAssert.LogValue<ThreeRegionModel>([0, 0, double.NaN, 0, 0], 1)));
}
