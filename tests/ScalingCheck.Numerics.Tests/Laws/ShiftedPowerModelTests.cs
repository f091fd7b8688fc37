using CsCheck;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ShiftedPowerModelTests
{
    /// <summary>a = 5, C = 1e-6, p = .3 in the parameters of the model, for a reference size.</summary>
    private static double[] Theta(double reference) =>
        [Math.Log(5) - (.3 * Math.Log(reference)), Math.Log(.3), Math.Log(1e-6 * reference)];

    [Theory]
    [InlineData(1e4, 0.3164218144)]
    [InlineData(1e7, 0.08154321116)]
    public void The_formula_has_the_published_values(double x, double expected)
    {
        foreach (var reference in (double[])[1, 1e5, 3e8])
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<ShiftedPowerModel>(Theta(reference), Math.Log(x / reference))), 1e-9);
    }

    private static readonly Gen<double[]> Parameters =
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-4, 1], Gen.Double[-12, 8], (a, b, c) => new[] { a, b, c });

    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<ShiftedPowerModel>(Parameters);

    [Fact]
    public void The_gradients_of_the_plateau_and_of_the_scale_agree_with_differences()
    {
        ModelAssert.QuantityGradientIsRight<ShiftedPowerModel>(ShiftedPowerModel.LogFloor, Parameters);
        ModelAssert.QuantityGradientIsRight<ShiftedPowerModel>(ShiftedPowerModel.LogScale, Parameters);
    }

    [Fact]
    public void Far_out_on_either_side_it_is_a_power_law_or_its_plateau()
    {
        double[] theta = [.5, Math.Log(.3), -2];

        FitAssert.Close(.5 + (.3 * 1000), ModelAssert.LogValue<ShiftedPowerModel>(theta, -1000), 1e-14);
        FitAssert.Close(.5 - (.3 * 2), ModelAssert.LogValue<ShiftedPowerModel>(theta, 1000), 1e-14);
    }

    [Fact]
    public void Outside_its_domain_it_is_not_a_number() =>
        Assert.True(double.IsNaN(ModelAssert.LogValue<ShiftedPowerModel>([0, 1000, 0], -1)));
}
