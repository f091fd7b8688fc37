using static ScalingCheck.Numerics.Comparisons.PublishedHistory;

namespace ScalingCheck.Numerics.Comparisons;

public sealed class CurveScatterTests
{
    [Fact]
    public void The_published_history_gives_its_scatter()
    {
        var scatter = CurveScatter.Measure(U, Bases);
        Assert.Equal(.00429175, scatter.ResidualStandardDeviation, 5.1e-9);
        Assert.Equal(12, scatter.DegreesOfFreedom);
        Assert.Equal(.3077, scatter.SlopeF, 5.1e-5);
        Assert.Equal(.867, scatter.SlopePValue, 5.1e-4);
        Assert.Equal(1.26766e-5, scatter.CommitVariance, 5.1e-11);
    }

    [Fact]
    public void Less_scatter_of_levels_than_points_explain_means_no_commit_variance()
    {
        // Points scatter and levels are equal.
        double[][] balanced = [[.01, -.02, 0, .02, -.01], [-.01, .02, 0, -.02, .01]];
        Assert.Equal(0, CurveScatter.Measure(U, balanced).CommitVariance);
    }

    [Fact]
    public void Equal_curves_have_no_scatter_and_no_sign_of_wandering()
    {
        var scatter = CurveScatter.Measure(U, [Bases[0], Bases[0], Bases[0]]);
        Assert.Equal(0, scatter.ResidualStandardDeviation);
        Assert.Equal(0, scatter.SlopeF);
        Assert.Equal(1, scatter.SlopePValue);
        Assert.Equal(0, scatter.CommitVariance);
    }

    [Fact]
    public void One_curve_or_two_sizes_leave_nothing_to_measure()
    {
        Assert.True(double.IsNaN(CurveScatter.Measure(U, Bases[..1]).ResidualStandardDeviation));
        Assert.True(double.IsNaN(CurveScatter.Measure([1, 2], [[1, 2], [2, 1]]).ResidualStandardDeviation));
    }
}
