using CsCheck;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class KaplanModelTests
{
    private static readonly Gen<double[]> Parameters = Gen.Select(
        Gen.Double[-2, 2], Gen.Double[.1, 2], Gen.Double[-2, 2], Gen.Double[.4, 2], (n, a, d, b) => new[] { n, a, d, b });

    [Theory]
    [InlineData(1e8, 1e10, 2.787857437)]
    [InlineData(1.5e9, 2.29e10, 2.310303789)]
    [InlineData(1e8, 1e300, 2.762292588)] // as good as infinite data
    public void The_joint_fit_of_Kaplan_has_the_published_values(double n, double d, double expected)
    {
        foreach (var (nReference, dReference) in new[] { (1.0, 1.0), (1e8, 1e10) })
        {
            double[] theta = [.076 * Math.Log(6.4e13 / nReference), .076, .103 * Math.Log(1.8e13 / dReference), .103];
            FitAssert.Close(expected, Math.Exp(ModelAssert.LogValue<KaplanModel>(theta, Math.Log(n / nReference), Math.Log(d / dReference))), 1e-9);
        }
    }

    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<KaplanModel>(Parameters, reach: 3);

    [Fact]
    public void The_gradients_of_the_critical_sizes_agree_with_differences()
    {
        // Derivatives grow as the powers of 1 / alpha: from .3 on differences are good enough to check by.
        var steep = Parameters.Select(theta => new[] { theta[0], theta[1] + .2, theta[2], theta[3] });
        ModelAssert.QuantityGradientIsRight<KaplanModel>(KaplanModel.LogNc, steep, reach: 2);
        ModelAssert.QuantityGradientIsRight<KaplanModel>(KaplanModel.LogDc, steep, reach: 2);
    }
}
