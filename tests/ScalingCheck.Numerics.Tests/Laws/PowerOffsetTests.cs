using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class PowerOffsetTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("power-offset")!;

    private static readonly double[] N = [.. Enumerable.Range(10, 8).Select(k => Math.Pow(2, k))];

    private static readonly double[] Overhead =
        [3.1706e-5, 4.4139e-5, 6.9073e-5, 1.2038e-4, 2.168e-4, 4.1693e-4, 7.9154e-4, 1.5733e-3];

    [Fact]
    public void A_linear_program_with_overhead_has_the_published_exponent()
    {
        var fit = Law.Fit(new FitData(N, Overhead), FitOptions.Default);

        FitAssert.Close(.986083, fit.Parameter("exponent").Value, 1e-6);
        FitAssert.Ends(.974208, .998020, fit.Parameter("exponent"), 1e-5);
        FitAssert.Close(1.86689e-5, fit.Parameter("overhead").Value, 1e-5);
        Assert.Equal(.871, fit.Diagnostic("local-slope"), 5e-4);
        Assert.Equal(.974, fit.Diagnostic("local-slope-at-largest"), 5e-4);
    }

    [Fact]
    public void A_program_without_overhead_has_none_to_identify()
    {
        double[] y = [4.2352e-4, 1.6672e-3, 6.7067e-3, .02704, .10503, .42437, 1.7164, 6.7665];

        var fit = Law.Fit(new FitData(N, y), FitOptions.Default);

        Assert.Null(fit.Parameter("exponent").NotIdentified);
        Assert.Contains("No overhead can be told from zero", fit.Parameter("overhead").NotIdentified, StringComparison.Ordinal);
    }

    [Fact]
    public void Falling_values_are_refused()
    {
        var fit = Law.Fit(new FitData(N, [.. Overhead.Reverse()]), FitOptions.Default);

        Assert.StartsWith("y falls with x", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_law_is_recovered() =>
        Gen.Select(Gen.Double[.3, 3], Gen.Double[.1, 3]).Sample(
            (exponent, overhead) =>
            {
                double[] y = [.. N.Select(n => overhead + Math.Pow(n / 1000, exponent))];

                var fit = Law.Fit(new FitData(N, y), FitOptions.Default with { Intervals = false });

                Assert.Null(fit.Refusal);
                FitAssert.Close(exponent, fit.Parameter("exponent").Value, 1e-9);
                FitAssert.Close(overhead, fit.Parameter("overhead").Value, 1e-9);
            },
            iter: 200);
}
