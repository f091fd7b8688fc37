namespace ScalingCheck.Numerics.Processes;

public sealed class CovarianceModelTests
{
    [Fact]
    public void Correlations_of_a_second_order_autoregression_obey_Yule_and_Walker()
    {
        // φ = (1.2, -0.8): r₁ = φ₁/(1 - φ₂), then r_n = φ₁ r_{n-1} + φ₂ r_{n-2}.
        var r = CovarianceModel.Autoregression(1.2 / 1.8, -.8).Correlations();
        Assert.Equal(1.2 / 1.8, r[1], 1e-14);
        for (var n = 2; n < 30; n++) Assert.Equal((1.2 * r[n - 1]) - (.8 * r[n - 2]), r[n], 1e-13);
    }

    [Fact]
    public void Partial_autocorrelations_come_back_from_correlations()
    {
        double[] partials = [.6, -.4, .3, .1];
        var back = Levinson.Partials(CovarianceModel.Autoregression(partials).Correlations(), 8);
        Assert.Equal(8, back.Length);
        for (var k = 0; k < back.Length; k++) Assert.Equal(k < partials.Length ? partials[k] : 0, back[k], 1e-9);
    }

    [Fact]
    public void A_series_has_the_correlations_of_its_model() => Assert.All(
        [CovarianceModel.White, CovarianceModel.Autoregression(.7), CovarianceModel.Autoregression(.5, .3, -.2), CovarianceModel.NoisyAutoregression(.9, .4)],
        model =>
        {
            const int Count = 400_000;
            var values = Histories.Of(model, Count, 12);
            var r = model.Correlations();
            for (var lag = 0; lag < 6; lag++)
            {
                var sum = 0.0;
                for (var t = lag; t < Count; t++) sum += values[t] * values[t - lag];
                // Bartlett's formula: the variance of r̂ is below (1 + 2 Σ r²)/n, and four standard errors are allowed.
                var error = Math.Sqrt(2 * (1 + (2 * r.Skip(1).Sum(one => one * one))) / Count);
                Assert.Equal(lag < r.Length ? r[lag] : 0, sum / Count, 4 * error);
            }
        });

    [Fact]
    public void Names_say_the_model() => Assert.Equal(
        ["white", "AR(1) 0.60", "AR(1) 0.95 + 40 % white", "AR(2) 0.5, 0.3", "matern:2.5, length 4"],
        new[]
        {
            CovarianceModel.White, CovarianceModel.Autoregression(.6), CovarianceModel.NoisyAutoregression(.95, .4),
            CovarianceModel.Autoregression(.5 / .7, .3), CovarianceModel.Sampled(Matern.FiveHalves.Stretched(4), 1),
        }.Select(model => model.Name));

    [Theory]
    [InlineData(1)]
    [InlineData(-1.1)]
    [InlineData(double.NaN)]
    public void A_series_that_is_not_stationary_is_no_model(double partial) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CovarianceModel.Autoregression(partial));

    [Fact]
    public void A_share_and_a_step_have_their_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CovarianceModel.NoisyAutoregression(.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CovarianceModel.Sampled(Matern.FiveHalves, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Matern.FiveHalves.Stretched(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegratedNoise(1));
    }
}
