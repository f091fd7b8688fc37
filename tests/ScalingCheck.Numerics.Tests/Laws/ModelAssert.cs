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
    /// The gradient agrees with central differences of ln y: their own error is h² times a third derivative plus 1e-16 / h,
    /// below 1e-8 of the largest numbers involved at h = 1e-5.
    /// </summary>
    public static void GradientIsRight<TModel>(Gen<double[]> parameters, double reach = 8)
        where TModel : struct, ILogModel =>
        Gen.Select(parameters, Gen.Double[-reach, reach], Gen.Double[-reach, reach]).Sample(
            (theta, u, v) =>
            {
                const double H = 1e-5;
                var gradient = new double[theta.Length];
                var value = TModel.LogValue(theta, u, v, gradient);
                for (var k = 0; k < theta.Length; k++)
                {
                    double[] up = [.. theta], down = [.. theta];
                    up[k] += H;
                    down[k] -= H;
                    var difference = (LogValue<TModel>(up, u, v) - LogValue<TModel>(down, u, v)) / (2 * H);
                    var scale = 1 + Math.Abs(value) + Math.Abs(difference);
                    Assert.True(
                        Math.Abs(difference - gradient[k]) < 1e-7 * scale,
                        FormattableString.Invariant($"parameter {k} of ({string.Join(", ", theta)}) at u = {u}: {gradient[k]:R}, by differences {difference:R}"));
                }
            },
            iter: 2000);
}
