namespace ScalingCheck.Numerics.ChangePoints;

public sealed class StepStatisticTests
{
    [Fact]
    public void Without_memory_it_is_the_largest_mean_over_its_standard_error()
    {
        double[] scores = [.5, -1, 2, 1, 2];
        // 2; 3/√2; 5/√3; 4/√4; 4.5/√5.
        Assert.Equal(5 / Math.Sqrt(3), StepStatistic.Largest(scores, 0), 1e-14);
        Assert.Equal(102, StepStatistic.Locate(scores, 0, 104).At);
    }

    [Fact]
    public void With_memory_later_residuals_count_for_what_the_step_leaves_in_them()
    {
        double[] scores = [2, .5];
        // .5; (2 + .4 × .5)/√1.16.
        Assert.Equal(2.2 / Math.Sqrt(1.16), StepStatistic.Largest(scores, .6), 1e-14);
    }

    [Fact]
    public void No_more_than_thirty_scores_count()
    {
        var scores = Enumerable.Repeat(1.0, 80).ToArray();
        Assert.Equal(Math.Sqrt(30), StepStatistic.Largest(scores, 0), 1e-12);
    }

    [Fact]
    public void The_candidates_are_the_smallest_set_with_nine_tenths_of_the_weight()
    {
        double[] scores = [0, 0, 2.5, 2.5];
        // v = 2.5, 3.536, 2.887, 2.5 for a step of 1, 2, 3, 4 commits: weights 22.8, 518, 64.5, 22.8 of 628.
        var (at, candidates) = StepStatistic.Locate(scores, 0, 3);
        Assert.Equal(2, at);
        Assert.Equal([1, 2], candidates);
    }
}
