using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ShiftedSizeTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("shifted-size")!;

    private static readonly double[] X = [.. Enumerable.Range(0, 12).Select(k => 1e6 * Math.Pow(10, k * .4))];

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var fit = Law.Fit(new FitData(X, [.. X.Select(x => 1.8 + (400 * Math.Pow(x + 5e7, -.34)))]), FitOptions.Default);

        FitAssert.Close(2.46403193, fit.Predict([1e8]), 1e-8);
        FitAssert.Close(.34, fit.Parameter("alpha").Value, 1e-6);
        FitAssert.Close(1.8, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(5e7, fit.Parameter("s").Value, 1e-6);
        FitAssert.Close(400, fit.Parameter("A").Value, 1e-6);
    }

    [Fact]
    public void An_exact_law_is_recovered() => Gen.Select(Gen.Double[.2, 1], Gen.Double[.2, 3], Gen.Double[6.5, 8.5]).Sample(
        (alpha, floor, logShift) =>
        {
            var s = Math.Pow(10, logShift);

            var fit = Law.Fit(
                new FitData(X, [.. X.Select(x => floor + Math.Pow((x + s) / 1e8, -alpha))]), FitOptions.Default with { Intervals = false });

            FitAssert.Close(alpha, fit.Parameter("alpha").Value, 1e-6);
            FitAssert.Close(floor, fit.Parameter("E").Value, 1e-6);
            FitAssert.Close(s, fit.Parameter("s").Value, 1e-6);
        },
        iter: 100);

    [Fact]
    public void Four_sizes_are_too_few() => Assert.StartsWith(
        "4 sizes cannot fix 4 parameters", Law.Fit(new FitData(X[..4], [4, 3, 2, 1.5]), FitOptions.Default).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Without_a_bend_the_shift_is_not_told_from_zero_and_the_rest_stands()
    {
        var y = Scatter.Of([.. X.Select(x => 1.8 + (400 * Math.Pow(x, -.34)))], .005);

        foreach (var intervals in (bool[])[true, false])
        {
            var fit = Law.Fit(new FitData(X, y), FitOptions.Default with { Intervals = intervals });

            Assert.Contains("No shift can be told from zero", fit.Parameter("s").NotIdentified, StringComparison.Ordinal);
            Assert.Null(fit.Parameter("alpha").NotIdentified);
            Assert.Null(fit.Parameter("E").NotIdentified);
        }
    }

    [Fact]
    public void The_gradient_agrees_with_differences() => ModelAssert.GradientIsRight<ShiftedSize.Model>(
        Gen.Select(Gen.Double[-2, 2], Gen.Double[.05, 2], Gen.Double[.3, 2], Gen.Double[.3, 5], (a, b, c, d) => new[] { a, b, c, d }),
        reach: 4);

    [Fact]
    public void The_gradient_of_the_scale_agrees_with_differences() => ModelAssert.QuantityGradientIsRight<ShiftedSize.Model>(
        ShiftedSize.Model.LogScale,
        Gen.Select(Gen.Double[-2, 2], Gen.Double[.05, 2], Gen.Double[.3, 2], Gen.Double[.3, 5], (a, b, c, d) => new[] { a, b, c, d }));
}
