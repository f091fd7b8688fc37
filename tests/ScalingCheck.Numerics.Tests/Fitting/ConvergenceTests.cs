using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class ConvergenceTests
{
    private static readonly ILawForm Form = (ILawForm)KnownLaws.Find("power-constant")!;

    [Fact]
    public void A_fit_that_returns_its_start_never_moved()
    {
        // What a stuck optimiser hands back: the start as the result.
        double[] start = [-1, .5, .5];

        var convergence = At(start, start);

        Assert.False(convergence.Moved);
        Assert.StartsWith("The fit never moved", convergence.Refuse(Form, FitOptions.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_that_stopped_early_is_not_at_an_optimum()
    {
        var convergence = At([-1, .5, .5], [-.4, .37, .7]);

        Assert.StartsWith("The fit is not at an optimum", convergence.Refuse(Form, FitOptions.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_exponent_tangles_scale_and_floor()
    {
        var convergence = At([-1, .5, .5], [-.7, 1e-9, .5]);

        var refusal = convergence.Refuse(Form, FitOptions.Default);

        Assert.Contains("cannot tell", refusal, StringComparison.Ordinal);
        Assert.Contains("E", refusal, StringComparison.Ordinal);
    }

    private static Convergence At(double[] start, double[] theta)
    {
        var points = FitPoints.Prepare(new FitData(SetA.X, SetA.Y), FitOptions.Default, out _)!;
        double[] lower = [double.NegativeInfinity, 1e-12, 0];
        double[] upper = [double.PositiveInfinity, 6, double.PositiveInfinity];
        return Convergence.Of(new LeastSquares<ConstantPlusPower>(points, lower, upper), start, theta, floor: 0);
    }

    [Theory]
    [InlineData(1e-9, 1e4, true)]
    [InlineData(1e-7, 1e4, false)]
    [InlineData(1e-9, 1e8, false)]
    [InlineData(double.NaN, 1e4, false)]
    public void A_point_is_an_optimum_when_nothing_is_to_gain_and_double_precision_can_tell(
        double gain, double condition, bool expected)
    {
        Assert.Equal(expected, new Convergence(Moved: true, gain, condition, []).IsOptimum);
    }
}
