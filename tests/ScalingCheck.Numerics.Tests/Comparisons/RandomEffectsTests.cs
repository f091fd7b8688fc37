namespace ScalingCheck.Numerics.Comparisons;

public sealed class RandomEffectsTests
{
    private static readonly double[] Theta = [1, 2, 4, 5, 8];
    private static readonly double[] Ones = [1, 1, 1, 1, 1];

    [Fact]
    public void Equal_errors_give_sample_variance_less_error_variance()
    {
        var estimate = RandomEffects.Estimate(Theta, Ones);
        Assert.Equal(6.5, estimate.BetweenVariance, 1e-9);
        Assert.Equal(Math.Sqrt(6.5), estimate.BetweenStandardDeviation, 1e-9);
        Assert.Equal(4, estimate.Mean, 1e-9);
        Assert.Equal(1.5, estimate.MeanVariance, 1e-9);
        Assert.Equal(5, estimate.Count);
    }

    [Fact]
    public void The_published_head_is_worse_at_five_percent_and_not_at_one()
    {
        var worsening = RandomEffects.Predict(Theta, Ones, 11, 1);
        Assert.Equal(7, worsening.Change, 1e-9);
        Assert.Equal(3, worsening.StandardError, 1e-9);
        Assert.Equal(4, worsening.DegreesOfFreedom);
        Assert.Equal(.0400, worsening.PValue(), 5e-5);
        Assert.True(worsening.LowerBound(.01) < 0);
        Assert.True(worsening.LowerBound(.05) > 0);
    }

    [Fact]
    public void Equal_estimates_have_no_variance_between()
    {
        var estimate = RandomEffects.Estimate([.1, .1, .1], [.3, .2, .1]);
        Assert.Equal(0, estimate.BetweenVariance);
        Assert.Equal(.1, estimate.Mean);
        var exact = RandomEffects.Estimate([.1, .1, .1], [0, 0, 0]);
        Assert.Equal(new RandomEffectsEstimate(.1, 0, 0, 3), exact);
        Assert.Equal(new Worsening(0, 0, 2), exact.Predict(.1, 0));
    }

    [Fact]
    public void Exact_estimates_that_differ_have_their_sample_variance_between()
    {
        var estimate = RandomEffects.Estimate(Theta, [0, 0, 0, 0, 0]);
        Assert.Equal(7.5, estimate.BetweenVariance, 1e-9);
        Assert.Equal(1.5, estimate.MeanVariance, 1e-9);
    }

    [Fact]
    public void One_exact_estimate_among_others_outweighs_them_when_they_agree()
    {
        var estimate = RandomEffects.Estimate([1, 1.1, .9], [0, .2, .2]);
        Assert.Equal(0, estimate.BetweenVariance);
        Assert.Equal(1, estimate.Mean);
        Assert.Equal(0, estimate.MeanVariance);
    }

    [Fact]
    public void Unequal_errors_solve_the_defining_equation()
    {
        double[] theta = [.3, .9, .1, 1.4, .8];
        double[] errors = [.1, .3, .2, .4, .15];
        var estimate = RandomEffects.Estimate(theta, errors);
        var sum = theta.Zip(errors, (y, s) =>
            (y - estimate.Mean) * (y - estimate.Mean) / (s * s + estimate.BetweenVariance)).Sum();
        Assert.Equal(4, sum, 1e-9);
    }

    [Fact]
    public void The_runs_to_settle_are_the_first_that_do()
    {
        // tau² = 0, 1/sum w = .2: settled when |D| > t sqrt(25/r + .2).
        var estimate = RandomEffects.Estimate([0, .5, -.5, .2, -.2], Ones);
        const double t = 2.131846786; // 95 % quantile of t on 4
        var runs = estimate.RunsToSettle(6, 5, 0, .05);
        Assert.NotNull(runs);
        Assert.True(6 > t * Math.Sqrt(25.0 / runs.Value + .2));
        Assert.False(6 > t * Math.Sqrt(25.0 / (runs.Value - 1) + .2));
        // A margin just as far on the other side needs as many.
        Assert.Equal(runs, estimate.RunsToSettle(0, 5, 6, .05));
    }

    [Fact]
    public void Variance_between_commits_alone_can_forbid_settling()
    {
        var estimate = RandomEffects.Estimate(Theta, Ones);
        // t sqrt(6.5 + 1.5) = 6.03 on 4 degrees of freedom.
        Assert.Null(estimate.RunsToSettle(10, 1, 0, .05));
        Assert.NotNull(estimate.RunsToSettle(10.1, 1, 0, .05));
        // Unless that variance is one between jobs of a commit, which averages out.
        Assert.NotNull(estimate.RunsToSettle(10, 1, 0, .05, jobVariance: 6.5));
        Assert.Null(estimate.RunsToSettle(4, 1, 0, .05, jobVariance: 6.5));
    }

    [Fact]
    public void One_commit_none_or_nonsense_gives_no_error_rather_than_an_exception()
    {
        Assert.False(RandomEffects.Predict([1], [1], 2, 1).IsTestable);
        Assert.False(RandomEffects.Predict([], [], 2, 1).IsTestable);
        Assert.False(RandomEffects.Predict([1, double.NaN, 2], [1, 1, 1], 2, 1).IsTestable);
        Assert.False(RandomEffects.Predict([1, 2, 3], [1, double.NaN, 1], 2, 1).IsTestable);
        Assert.Null(RandomEffects.Estimate([1], [1]).RunsToSettle(2, 1, 0, .05));
    }

    [Theory]
    [InlineData(5, 0, .000)]
    [InlineData(5, 1, .002)]
    [InlineData(5, 4, .009)]
    [InlineData(12, 0, .002)]
    [InlineData(12, 1, .008)]
    [InlineData(12, 4, .009)]
    public void A_one_percent_gate_has_the_published_rate_of_false_alarms(int k, double tau, double published)
    {
        const int sets = 20_000;
        var random = new Random(417);
        var errors = Enumerable.Repeat(1.0, k).ToArray();
        var theta = new double[k];
        var deviation = Math.Sqrt(1 + tau * tau);
        var alarms = 0;
        for (var set = 0; set < sets; set++)
        {
            for (var i = 0; i < k; i++) theta[i] = deviation * Normal.Next(random);
            if (RandomEffects.Predict(theta, errors, deviation * Normal.Next(random), 1).PValue() < .01) alarms++;
        }

        Assert.Equal(published, (double)alarms / sets, .003);
    }
}
