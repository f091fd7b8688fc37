using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ThreeRegionTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("three-region")!;

    private static readonly double[] X = [.. Enumerable.Range(0, 14).Select(k => Math.Pow(10, k * .4))];

    [Fact]
    public void The_name_of_the_paper_finds_it() => Assert.Same(Law, KnownLaws.Find("m4"));

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        // E = .2, e0 = 1, a = .5, b = 3, c = .4.
        double[] theta = [Math.Log(.2), Math.Log(.8), Math.Log(.4), Math.Log(3) - (.5 * Math.Log(.8)), Math.Log(.5)];
        double[] y = [.. X.Select(x => Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(theta, Math.Log(x))))];

        var fit = Law.Fit(new FitData(X, y), FitOptions.Default);

        FitAssert.Close(.5270022787, fit.Predict([1e2]), 1e-9);
        FitAssert.Close(.264621455, fit.Predict([1e4]), 1e-9);
        FitAssert.Close(.2, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(1, fit.Diagnostic("e0"), 1e-6);
        FitAssert.Close(.5, fit.Diagnostic("a"), 1e-6);
        FitAssert.Close(3, fit.Diagnostic("b"), 1e-6);
        FitAssert.Close(.4, fit.Diagnostic("c"), 1e-6);
        Assert.Equal(Law.EstimateNames, fit.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void An_exact_law_is_recovered() => Gen.Select(
        Gen.Double[.05, 1], Gen.Double[.5, 3], Gen.Double[.3, 1], Gen.Double[2, 6], Gen.Double[.3, 2]).Sample(
        (floor, range, c, middle, a) =>
        {
            double[] theta = [Math.Log(floor), Math.Log(range), Math.Log(c), c * middle, Math.Log(a)];
            double[] y = [.. X.Select(x => Math.Exp(ModelAssert.LogValue<ThreeRegionModel>(theta, Math.Log(x))))];

            var fit = Law.Fit(new FitData(X, y), FitOptions.Default with { Intervals = false });

            FitAssert.Close(floor, fit.Parameter("E").Value, 1e-6);
            FitAssert.Close(floor + range, fit.Diagnostic("e0"), 1e-6);
            FitAssert.Close(c, fit.Diagnostic("c"), 1e-6);
            FitAssert.Close(a, fit.Diagnostic("a"), 1e-6);
        },
        iter: 30);

    [Fact]
    public void The_exponent_is_the_slope_of_what_is_above_the_floor_at_the_largest_size()
    {
        var y = Scatter.Of([.. X.Select(x => .1 + (.8 / (1 + (Math.Pow(x, .6) / 30))))], .002);
        var fit = Law.Fit(new FitData(X, y), FitOptions.Default);
        double Above(double x) => fit.Predict([x]) - fit.Parameter("E").Value;

        var slope = Math.Log(Above(X[^1] / 1.001) / Above(X[^1] * 1.001)) / (2 * Math.Log(1.001));

        var alpha = fit.Parameter("alpha");
        FitAssert.Close(slope, alpha.Value, 1e-4);
        Assert.Null(alpha.NotIdentified);
        Assert.InRange(alpha.Value, alpha.Lower, alpha.Upper);
        Assert.Null(fit.Parameter("E").NotIdentified);
    }

    [Fact]
    public void Five_sizes_are_too_few() => Assert.StartsWith(
        "5 sizes cannot fix 5 parameters", Law.Fit(new FitData(X[..5], [5, 4, 3, 2, 1.5]), FitOptions.Default).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Without_a_plateau_the_simpler_form_is_named()
    {
        var y = Scatter.Of([.. X.Select(x => .5 + Math.Pow(x, -.5))], .002);

        var fit = Law.Fit(new FitData(X, y), FitOptions.Default);

        Assert.StartsWith("The small sizes show no plateau", fit.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("or use the form power-constant.", fit.Refusal, StringComparison.Ordinal);
    }
}
