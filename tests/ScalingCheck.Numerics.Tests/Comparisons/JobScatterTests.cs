namespace ScalingCheck.Numerics.Comparisons;

public sealed class JobScatterTests
{
    [Fact]
    public void It_is_the_mean_square_within_commits_less_the_error()
    {
        // Within: (1² + 1²)/1 = 2 of {1, 3}, 2 of {10, 12, 14} on 2 with sum of squares 8: (2 + 8)/3.
        var scatter = JobScatter.Of([[1, 3], [10, 12, 14], [100]], errorVariance: 1);
        Assert.Equal(10 / 3.0 - 1, scatter.Variance, 1e-12);
        Assert.Equal(3, scatter.DegreesOfFreedom);
    }

    [Fact]
    public void Errors_beyond_the_scatter_leave_nothing() => Assert.Equal(0, JobScatter.Of([[1, 3]], errorVariance: 5).Variance);

    [Fact]
    public void Without_a_commit_that_ran_twice_it_is_unknown()
    {
        var scatter = JobScatter.Of([[1], [2], []]);
        Assert.Equal((double.NaN, 0), (scatter.Variance, scatter.DegreesOfFreedom));
    }

    [Fact]
    public void The_part_between_jobs_shrinks_with_runs_of_the_head()
    {
        // tau = 2.05 and t(.95, 19) = 1.73: 2.5 lies within reach of one run, and 5 beyond it.
        var values = new[] { -2.0, 2, -2, 2, -2, 2, -2, 2, -2, 2, -2, 2, -2, 2, -2, 2, -2, 2, -2, 2 };
        var estimate = RandomEffects.Estimate(values, new double[20]);
        Assert.Equal(1, estimate.RunsToSettle(5, 0, 0, .05, 3));
        Assert.Null(estimate.RunsToSettle(2, 0, 0, .05));
        Assert.NotNull(estimate.RunsToSettle(2.5, 0, 0, .05, 4));
    }
}
