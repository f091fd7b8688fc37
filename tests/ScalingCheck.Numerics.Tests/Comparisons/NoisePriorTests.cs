namespace ScalingCheck.Numerics.Comparisons;

public sealed class NoisePriorTests
{
    [Fact]
    public void Variances_are_pooled_by_degrees_of_freedom()
    {
        // Five exact values of variance 7.5 on 4, and a prior of variance 4 on 8: (8*4 + 4*7.5)/12.
        var estimate = RandomEffects.Estimate([1, 2, 4, 5, 8], new double[5], NoisePrior.Estimated(2, 9));
        Assert.Equal(62 / 12.0, estimate.BetweenVariance, 1e-9);
        Assert.Equal(12, estimate.DegreesOfFreedom);
        Assert.Equal(new Worsening(3, Math.Sqrt(62 / 12.0 * 1.2), 12), estimate.Predict(7, 0), Close);
    }

    [Fact]
    public void The_errors_of_the_fits_are_part_of_the_prior()
    {
        // sd 2 as measured with errors of 1: tau² = 3, known.
        var estimate = RandomEffects.Estimate([5, 5], [1, 1], NoisePrior.Known(2));
        Assert.Equal(3, estimate.BetweenVariance, 1e-12);
        Assert.Equal(double.PositiveInfinity, estimate.DegreesOfFreedom);
        // Errors beyond the prior leave nothing between commits.
        Assert.Equal(0, RandomEffects.Estimate([5, 5], [3, 3], NoisePrior.Known(2)).BetweenVariance);
    }

    [Fact]
    public void One_commit_is_enough_with_a_prior_and_not_without()
    {
        var prior = RandomEffects.Estimate([10], [0], NoisePrior.Estimated(1, 21)).Predict(13, 0);
        Assert.Equal(new Worsening(3, Math.Sqrt(2), 20), prior, Close);
        Assert.False(RandomEffects.Estimate([10], [0], null).Predict(13, 0).IsTestable);
        Assert.False(RandomEffects.Estimate([], [], NoisePrior.Known(1)).Predict(13, 0).IsTestable);
    }

    /// <summary>The rate is nominal whatever the number of commits: the prior's own error is in the degrees of freedom.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void False_alarms_of_a_prior_from_ten_commits_are_nominal(int k)
    {
        const int sets = 20_000;
        var random = new Random(k);
        var alarms = 0;
        for (var set = 0; set < sets; set++)
        {
            var before = SampleSpread.Of(Draw(random, 10));
            var estimate = RandomEffects.Estimate(Draw(random, k), new double[k], NoisePrior.Estimated(Math.Sqrt(before.Variance), 10));
            if (estimate.Predict(Normal.Next(random), 0).PValue() < .05) alarms++;
        }

        // Exact in theory; four standard errors of a share of .05.
        Assert.Equal(.05, alarms / (double)sets, 4 * Math.Sqrt(.05 * .95 / sets));
    }

    private static double[] Draw(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => Normal.Next(random))];

    private static bool Close(Worsening a, Worsening b) => Math.Abs(a.Change - b.Change) < 1e-9 &&
        Math.Abs(a.StandardError - b.StandardError) < 1e-9 && a.DegreesOfFreedom.Equals(b.DegreesOfFreedom);
}
