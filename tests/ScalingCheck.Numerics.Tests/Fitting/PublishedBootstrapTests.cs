using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>
/// The standard errors of Besiroglu et al. 2024 (arXiv 2404.10102): 4,000 case bootstraps of huber 1e-3, here with 400. The
/// benchmark <c>chinchilla</c> draws 4,000.
/// </summary>
public sealed class PublishedBootstrapTests
{
    private static readonly Lazy<LawFit> Fit = new(() => KnownLaws.Find("chinchilla")!.Fit(
        PublishedPoints.Chinchilla(), FitOptions.Default with { Objective = FitObjective.Huber(), Draws = 400 }));

    /// <summary>
    /// A standard deviation of 400 draws is known to sqrt((k - 1) / 1600), k the kurtosis: 3 for a normal one, some 6 for A
    /// and 15 for B, which are almost log-normal; that of 4,000 adds a tenth to the variance. Three of them.
    /// </summary>
    [Theory]
    [InlineData("A", 124.52, .18)]
    [InlineData("B", 1293.3, .30)]
    [InlineData("E", .02566, .12)]
    [InlineData("alpha", .01540, .12)]
    [InlineData("beta", .02060, .12)]
    public void The_standard_errors_are_the_published_ones(string name, double error, double tolerance) =>
        FitAssert.Close(error, Fit.Value.Parameter(name).StandardError, tolerance);

    /// <summary>A 2.5 % percentile of 400 draws is known to .134 standard errors, of 4,000 to .042: three of both, .42.</summary>
    [Theory]
    [InlineData("E", .02566, 1.769, 1.871)]
    [InlineData("alpha", .01540, .3168, .3733)]
    [InlineData("beta", .02060, .3313, .4154)]
    public void The_ends_are_the_published_ones(string name, double error, double lower, double upper)
    {
        Assert.Equal(lower, Fit.Value.Parameter(name).Lower, .42 * error);
        Assert.Equal(upper, Fit.Value.Parameter(name).Upper, .42 * error);
    }

    [Fact]
    public void No_draw_has_a_better_fit_elsewhere() => Assert.Equal(0, Fit.Value.Diagnostic("draws-with-a-better-start"));
}
