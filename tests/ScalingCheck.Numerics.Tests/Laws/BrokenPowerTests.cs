using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class BrokenPowerTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("broken-power")!;

    private static readonly double[] X = [.. Enumerable.Range(0, 15).Select(k => 1e2 * Math.Pow(10, k * .5))];

    private static readonly double[] Exact = [.. X.Select(x => Value(x, .1, 2, .1, .3, 1e5, .5))];

    [Fact]
    public void The_name_of_the_paper_finds_it() => Assert.Same(Law, KnownLaws.Find("bnsl"));

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var fit = Law.Fit(new FitData(X, Exact), FitOptions.Default);

        FitAssert.Close(1.102359433, fit.Predict([1e3]), 1e-9);
        FitAssert.Close(.6700008408, fit.Predict([1e5]), 1e-9);
        FitAssert.Close(.2002359433, fit.Predict([1e7]), 1e-9);
        FitAssert.Close(1e5, fit.Parameter("break").Value, 1e-6);
        FitAssert.Close(.1, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(2, fit.Diagnostic("b"), 1e-6);
        FitAssert.Close(.1, fit.Diagnostic("c0"), 1e-6);
        FitAssert.Close(.3, fit.Diagnostic("c1"), 1e-6);
        FitAssert.Close(.5, fit.Diagnostic("break-width"), 1e-6);
        Assert.Equal(Law.EstimateNames, fit.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void An_exact_law_is_recovered() => Gen.Select(
        Gen.Double[.05, .3], Gen.Double[.02, .2], Gen.Double[.1, .5], Gen.Double[4, 6.5], Gen.Double[.3, 1.2]).Sample(
        (floor, c0, c1, logBreak, width) =>
        {
            double[] y = [.. X.Select(x => Value(x, floor, 2, c0, c1, Math.Pow(10, logBreak), width))];

            var fit = Law.Fit(new FitData(X, y), FitOptions.Default with { Intervals = false });

            FitAssert.Close(floor, fit.Parameter("E").Value, 1e-6);
            FitAssert.Close(Math.Pow(10, logBreak), fit.Parameter("break").Value, 1e-6);
            FitAssert.Close(c0, fit.Diagnostic("c0"), 1e-6);
            FitAssert.Close(c1, fit.Diagnostic("c1"), 1e-6);
        },
        iter: 10);

    [Fact]
    public void A_clear_break_is_placed_by_its_interval()
    {
        var y = Scatter.Of(Exact, .002);

        var fit = Law.Fit(new FitData(X, y), FitOptions.Default);

        var at = fit.Parameter("break");
        Assert.Null(at.NotIdentified);
        Assert.InRange(1e5, at.Lower, at.Upper);
        var alpha = fit.Parameter("alpha");
        Assert.Null(alpha.NotIdentified);
        // At 1e9, far beyond the break, the slope is c0 + c1.
        Assert.InRange(.4, alpha.Lower, alpha.Upper);
    }

    [Fact]
    public void Six_sizes_are_too_few() => Assert.StartsWith(
        "6 sizes cannot fix 6 parameters", Law.Fit(new FitData(X[..6], Exact[..6]), FitOptions.Default).Refusal, StringComparison.Ordinal);

    private static double Value(double x, double floor, double b, double c0, double c1, double d, double f) =>
        floor + (b * Math.Pow(x, -c0) * Math.Pow(1 + Math.Pow(x / d, 1 / f), -c1 * f));
}
