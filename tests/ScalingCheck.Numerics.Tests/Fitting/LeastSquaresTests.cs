using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class LeastSquaresTests
{
    private static readonly double[] Lower = [double.NegativeInfinity, .005, 0];
    private static readonly double[] Upper = [double.PositiveInfinity, 6, double.PositiveInfinity];

    [Fact]
    public void A_fit_allocates_nothing()
    {
        var points = Points(SetA.Y);
        Span<double> theta = stackalloc double[3];
        Minimise(points, theta);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Minimise(points, theta);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_profile_allocates_nothing()
    {
        var points = Points(SetA.Y);
        Span<double> theta = stackalloc double[3];
        var objective = Minimise(points, theta);
        Profile(points, theta, objective);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Profile(points, theta, objective);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void The_gradient_vanishes_at_the_minimum()
    {
        var points = Points(SetA.Y);
        double[] theta = new double[3];
        Minimise(points, theta);
        var problem = new LeastSquares<ConstantPlusPower>(points, Lower, Upper);

        var convergence = Convergence.Of(problem, [0, 0, 0], theta, floor: 0);

        Assert.InRange(convergence.RemainingGain, 0, 1e-15);
    }

    [Fact]
    public void A_start_outside_the_domain_has_no_finite_objective()
    {
        var points = Points(SetA.Y);
        double[] theta = [double.NaN, .5, 1];

        var objective = new LeastSquares<ConstantPlusPower>(points, Lower, Upper).Minimise(theta);

        Assert.Equal(double.PositiveInfinity, objective);
    }

    [Fact]
    public void A_floor_that_the_data_push_below_zero_stays_at_zero()
    {
        // Falls faster and faster: the best floor would be negative.
        double[] y = [.. SetA.X.Select(x => 3 - (.1 * Math.Log(x)))];
        double[] theta = new double[3];

        Minimise(Points(y), theta);

        Assert.Equal(0, theta[ConstantPlusPower.E]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_analytic_gradient_of_each_model_is_that_of_differences(int model)
    {
        double[] theta = model == 2 ? [-.3, .4, -1.1, .3, .7] : [-.3, model == 0 ? .4 : -.9, .7];
        double[] gradient = new double[theta.Length];
        double[] ignored = new double[theta.Length];
        double Value(double[] at, double[] into) => model == 2
            ? ChinchillaModel.LogValue(at, .8, -1.3, into)
            : ConstantPlusPower.LogValue(at, .8, .8, into);

        Value(theta, gradient);

        for (var k = 0; k < theta.Length; k++)
        {
            // The error of central differences is of the order h² = 1e-10.
            const double H = 1e-5;
            double[] up = [.. theta];
            double[] down = [.. theta];
            (up[k], down[k]) = (up[k] + H, down[k] - H);
            Assert.Equal((Value(up, ignored) - Value(down, ignored)) / (2 * H), gradient[k], 1e-9);
        }
    }

    [Fact]
    public void A_move_along_the_valley_agrees_with_the_straight_step_to_first_order()
    {
        double[] theta = [-.3, .4, -1.1, .3, .7];
        double[] direction = [.5, -.2, .3, .1, -.4];
        double[] straight = new double[5];
        double[] moved = new double[5];
        double[] ignored = new double[5];
        const double H = 1e-5;
        double[] step = [.. direction.Select(d => d * H)];

        ChinchillaModel.Move(theta, step, moved);
        for (var k = 0; k < 5; k++) straight[k] = theta[k] + step[k];

        // Second order: h² = 1e-10, times factors of order ten.
        Assert.Equal(
            ChinchillaModel.LogValue(straight, .8, -1.3, ignored), ChinchillaModel.LogValue(moved, .8, -1.3, ignored), 1e-8);
    }

    private static FitPoints Points(double[] y) =>
        FitPoints.Prepare(new FitData(SetA.X, y), FitOptions.Default, out _)!;

    private static double Minimise(FitPoints points, Span<double> theta)
    {
        (theta[0], theta[1], theta[2]) = (-1, .5, .5);
        return new LeastSquares<ConstantPlusPower>(points, Lower, Upper).Minimise(theta);
    }

    private static void Profile(FitPoints points, ReadOnlySpan<double> theta, double objective)
    {
        var problem = new LeastSquares<ConstantPlusPower>(points, Lower, Upper) { Target = new() { U = 4, V = 4 } };
        var profile = new ProfileInterval<ConstantPlusPower>(problem, theta, objective, 7e-5, -1, 1);
        Span<double> best = stackalloc double[3];
        Span<double> last = stackalloc double[3];
        profile.FindEnd(-1, -1, .01, best, last);
        profile.FindEnd(1, 1, .01, best, last);
        theta.CopyTo(last);
        profile.FindEndBeyond(1, 1, .01, best, last);
    }
}
