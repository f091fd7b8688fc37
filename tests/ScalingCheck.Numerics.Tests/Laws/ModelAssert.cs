using CsCheck;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Laws;

/// <summary>What every model must satisfy, whatever its formula.</summary>
internal static class ModelAssert
{
    /// <summary>ln y at θ.</summary>
    public static double LogValue<TModel>(double[] theta, double u, double v = 0)
        where TModel : struct, ILogModel => TModel.LogValue(theta, u, v, new double[theta.Length]);

    /// <summary>
    /// The gradient agrees with differences of ln y of the fourth order: their own error is h⁴/30 times a fifth derivative
    /// plus 1e-16 / h, at h = 1e-4 below 1e-8 of the largest numbers involved unless the law has a corner.
    /// </summary>
    public static void GradientIsRight<TModel>(Gen<double[]> parameters, double reach = 8)
        where TModel : struct, ILogModel =>
        Gen.Select(parameters, Gen.Double[-reach, reach], Gen.Double[-reach, reach]).Sample(
            (theta, u, v) => Agrees(theta, (at, gradient) => TModel.LogValue(at, u, v, gradient)), iter: 2000);

    /// <summary>The same of a quantity that the law reports.</summary>
    public static void QuantityGradientIsRight<TModel>(int number, Gen<double[]> parameters, double reach = 8)
        where TModel : struct, ILogModel =>
        Gen.Select(parameters, Gen.Double[-reach, reach]).Sample(
            (theta, argument) => Agrees(theta, (at, gradient) => TModel.Quantity(number, argument, at, gradient)), iter: 2000);

    /// <summary>
    /// The second derivatives agree with central differences of the gradient, whose error is h²/6 times a third derivative
    /// plus 1e-16 / h: at h = 1e-5 below 1e-6 of the largest numbers involved.
    /// </summary>
    public static void CurvatureIsRight<TModel>(Gen<double[]> parameters, double reach = 8)
        where TModel : struct, ILogModel =>
        Gen.Select(parameters, Gen.Double[-reach, reach], Gen.Double[-reach, reach]).Sample(
            (theta, u, v) =>
            {
                var p = theta.Length;
                var (gradient, exact, differences) = (new double[p], new double[p * p], new double[p * p]);
                TModel.LogValue(theta, u, v, gradient);

                Assert.True(TModel.AddCurvature(theta, u, v, gradient, 2, exact));

                ModelCurvature.Add<TModel>(theta, u, v, gradient, 2, differences);
                var largest = differences.Max(Math.Abs);
                for (var k = 0; k < exact.Length; k++) Assert.Equal(differences[k], exact[k], 1e-6 * (1 + largest));
            },
            iter: 2000);

    private static void Agrees(double[] theta, Func<double[], double[], double> function)
    {
        const double H = 1e-4;
        var gradient = new double[theta.Length];
        var value = function(theta, gradient);
        for (var k = 0; k < theta.Length; k++)
        {
            double At(double step)
            {
                double[] moved = [.. theta];
                moved[k] += step;
                return function(moved, new double[theta.Length]);
            }

            var difference = ((8 * (At(H) - At(-H))) - At(2 * H) + At(-2 * H)) / (12 * H);
            var scale = 1 + Math.Abs(value) + Math.Abs(difference);
            Assert.True(
                Math.Abs(difference - gradient[k]) < 1e-7 * scale,
                FormattableString.Invariant($"parameter {k} of ({string.Join(", ", theta)}): {gradient[k]:R}, by differences {difference:R}"));
        }
    }
}
