using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ShiftedPowerTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("shifted-power")!;

    private static readonly double[] X = [.. Enumerable.Range(0, 10).Select(k => 1e3 * Math.Pow(10, k * .5))];

    [Fact]
    public void The_name_of_the_paper_finds_it() => Assert.Same(Law, KnownLaws.Find("m3"));

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var fit = Law.Fit(new FitData(X, [.. X.Select(x => 5 * Math.Pow((1 / x) + 1e-6, .3))]), FitOptions.Default);

        FitAssert.Close(.3164218144, fit.Predict([1e4]), 1e-9);
        FitAssert.Close(.08154321116, fit.Predict([1e7]), 1e-9);
        FitAssert.Close(5 * Math.Pow(1e-6, .3), fit.Parameter("floor").Value, 1e-9);
        Assert.Equal(Law.EstimateNames, fit.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void An_exact_law_is_recovered() => Gen.Select(Gen.Double[-1, 2], Gen.Double[-6.5, -4], Gen.Double[.1, 1]).Sample(
        (logA, logC, p) =>
        {
            var (a, c) = (Math.Exp(logA), Math.Pow(10, logC));

            var fit = Law.Fit(new FitData(X, [.. X.Select(x => a * Math.Pow((1 / x) + c, p))]), FitOptions.Default with { Intervals = false });

            FitAssert.Close(p, fit.Parameter("p").Value, 1e-6);
            FitAssert.Close(c, fit.Parameter("C").Value, 1e-6);
            FitAssert.Close(a, fit.Parameter("a").Value, 1e-6);
        },
        iter: 200);

    [Fact]
    public void Three_sizes_are_too_few() => Assert.StartsWith(
        "3 sizes cannot fix 3 parameters", Law.Fit(new FitData(X[..3], [3, 2, 1.5]), FitOptions.Default).Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_bare_power_law_has_no_plateau()
    {
        var y = Scatter.Of([.. X.Select(x => 3 * Math.Pow(x, -.3))], .01);

        foreach (var intervals in (bool[])[true, false])
        {
            var fit = Law.Fit(new FitData(X, y), FitOptions.Default with { Intervals = intervals });

            Assert.Null(fit.Refusal);
            Assert.Contains("No floor can be told from zero", fit.Parameter("floor").NotIdentified, StringComparison.Ordinal);
            Assert.Null(fit.Parameter("p").NotIdentified);
        }
    }

    [Fact]
    public void The_interval_of_the_plateau_holds_it()
    {
        var y = Scatter.Of([.. X.Select(x => 5 * Math.Pow((1 / x) + 1e-6, .3))], .005);

        var floor = Law.Fit(new FitData(X, y), FitOptions.Default).Parameter("floor");

        Assert.Null(floor.NotIdentified);
        Assert.InRange(5 * Math.Pow(1e-6, .3), floor.Lower, floor.Upper);
        Assert.InRange(floor.Upper / floor.Lower, 1.001, 1.2);
    }

    [Fact]
    public void A_rising_y_is_refused() => Assert.StartsWith(
        "y rises with x", Law.Fit(new FitData(X, [.. X.Select(x => Math.Pow(x, .3))]), FitOptions.Default).Refusal, StringComparison.Ordinal);

    [Fact]
    public void The_same_digits_in_any_unit_of_x()
    {
        var y = Scatter.Of([.. X.Select(x => 5 * Math.Pow((1 / x) + 1e-6, .3))], .005);
        var expected = Law.Fit(new FitData(X, y), FitOptions.Default);

        var actual = Law.Fit(new FitData([.. X.Select(x => x * 1e5)], y), FitOptions.Default);

        FitAssert.Close(expected.Parameter("p").Value, actual.Parameter("p").Value, 1e-8);
        FitAssert.Close(expected.Parameter("floor").Value, actual.Parameter("floor").Value, 1e-8);
        FitAssert.Close(expected.Parameter("C").Value, actual.Parameter("C").Value * 1e5, 1e-7);
    }
}
