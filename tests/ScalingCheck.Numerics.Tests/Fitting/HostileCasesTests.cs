using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>Data sets that once broke a fit, with their numbers.</summary>
public sealed class HostileCasesTests
{
    private static readonly IScalingLaw PowerOffset = KnownLaws.Find("power-offset")!;
    private static readonly IScalingLaw PowerConstant = KnownLaws.Find("power-constant")!;

    /// <summary>
    /// Far from the optimum the lowest sum of squares belongs to a law without a power term, whose scale is anything. Followed
    /// back to the optimum, it stayed above the cut all the way.
    /// </summary>
    [Fact]
    public void An_interval_is_searched_from_the_optimum_outwards()
    {
        var fit = PowerOffset.Fit(
            new FitData(
                [1, 128, 256, 2, 32, 16],
                [0.4084238652674521, 25619.062461457823, 10, 1, 1, 1],
                weights: [1.4852852244305075, 10, 1, 9.88109740829122, 1, 1]),
            FitOptions.Default);

        var scale = fit.Parameter("scale");
        FitAssert.Close(4.91429113e-5, scale.Value, 1e-6);
        Assert.Null(scale.NotIdentified);
        // The ends put the sum of squares, minimised on a grid of exponents and overheads, within 1 % of the cut.
        FitAssert.Close(3.68159e-16, scale.Lower, 1e-3);
        FitAssert.Close(134.45095, scale.Upper, 1e-3);
    }

    [Fact]
    public void An_interval_holds_its_estimate_when_the_scale_is_known_to_twenty_decades()
    {
        var scale = FewSizesOverTwentyDecades().Parameter("scale");

        Assert.Null(scale.NotIdentified);
        Assert.InRange(scale.Value, scale.Lower, scale.Upper);
    }

    [Fact]
    public void A_scale_that_the_valleys_of_other_profiles_leave_open_is_not_identified()
    {
        var fit = PowerConstant.Fit(
            new FitData(
                [256, 128, 8, 2, 32, 32, 1, 4],
                [
                    60792.51029065639, 0.0010232450617029365, 0.056230503125756504, 0.0001, 9.988365618481671,
                    9.037982546497155E-06, 1.0360157187757846, 0.0001,
                ],
                weights:
                [
                    0.0030494855972578562, 0.011804420130155042, 0.0026638982002987754, 0.04605241408478051,
                    0.016295320163775176, 0.013851367153849999, 9.676753070947393, 0.01,
                ]),
            FitOptions.Default);

        // The profile of A alone rises above the cut twice within a factor of two of the estimate.
        var a = fit.Parameter("A");
        Assert.Equal(double.NegativeInfinity, a.Lower);
        Assert.InRange(a.Value, 0, a.Upper);
        Assert.Contains("The interval for A has no lower end", a.NotIdentified, StringComparison.Ordinal);
    }

    /// <summary>A profile may reach exponents beyond those of the fit; a lower sum of squares there is no better fit.</summary>
    [Fact]
    public void A_fit_at_the_edge_of_the_exponents_keeps_the_extra_scatter_it_found()
    {
        double[] x = [16, 2, 1, 8, 16, 1, 2];
        double[] y =
        [
            2.91013170054923, 3.510031154220354, 9.858665377642932, 2.350153812643191, 11.016332254434225,
            12.968262142644658, 5.87128693628298,
        ];
        double[] share =
        [
            1, 0.01, 0.28914551135458477, 0.01846018467301895, 0.04894568891131959, 0.003634235532918031, 1.27268358080031,
        ];

        var fit = PowerConstant.Fit(
            new FitData(x, y, standardErrors: [.. y.Zip(share, (value, s) => value * s)]), FitOptions.Default);

        // Σ r²/(s² + τ²) = degrees of freedom, by definition of τ².
        FitAssert.Close(fit.DegreesOfFreedom, fit.Objective, 1e-9);
        FitAssert.Close(1.13705, fit.Diagnostic("extra-scatter"), 1e-5);
    }

    /// <summary>The start at an exponent of 6 ends .01 % above another valley, which only a profile runs into.</summary>
    [Fact]
    public void A_better_fit_that_a_profile_runs_into_becomes_the_fit()
    {
        var fit = PowerOffset.Fit(
            new FitData(
                [64, 16, 32, 4, 32],
                [23635.87767516096, 792.031495826693, 227.01348706111892, 7.067238063199288, 77.71443367721285]),
            FitOptions.Default);

        FitAssert.Close(12.6474231, fit.Objective, 1e-6);
        FitAssert.Close(2.59268, fit.Parameter("exponent").Value, 1e-5);
    }

    /// <summary>
    /// The scale's profile runs into laws without an overhead, below the cut; the overhead's own profile, from the optimum,
    /// rises above it before it gets there.
    /// </summary>
    [Fact]
    public void An_overhead_that_another_profile_finds_at_zero_is_not_identified()
    {
        var overhead = FewSizesOverTwentyDecades().Parameter("overhead");

        Assert.Equal(0, overhead.Lower);
        Assert.Contains("No overhead can be told from zero", overhead.NotIdentified, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_that_does_not_hold_its_estimate_is_open_and_says_why()
    {
        var held = Sentences.HeldOrOpen(new("scale", 1, 2, 3, .1));

        Assert.Equal((double.NegativeInfinity, 3), (held.Lower, held.Upper));
        Assert.Contains("several laws with a different scale", held.NotIdentified, StringComparison.Ordinal);
    }

    private static LawFit FewSizesOverTwentyDecades() => PowerOffset.Fit(
        new FitData(
            [1, 2, 64, 1, 128],
            [1E-06, 3.1836112032468084E-06, 0.0030187773997064874, 1.9882355982392236E-05, 0.08270608054821606],
            weights: [0.0020832228120674103, 0.1, 1.0171767780688938, 10, 0.022964119590537478]),
        FitOptions.Default);
}
