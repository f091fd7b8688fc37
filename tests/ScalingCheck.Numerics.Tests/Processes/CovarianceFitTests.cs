namespace ScalingCheck.Numerics.Processes;

public sealed class CovarianceFitTests
{
    [Theory]
    [InlineData(0, 0, "white")]
    [InlineData(.6, 0, "AR(1)")]
    [InlineData(.95, .5, "white")]
    public void A_long_history_shows_its_covariance(double phi, double share, string name)
    {
        var truth = phi == 0 ? CovarianceModel.White : CovarianceModel.NoisyAutoregression(phi, share);
        var model = CovarianceFit.Choose(CovarianceFit.Candidates(Histories.Of(truth, 4000, 3))).Model;
        Assert.Contains(name, model.Name, StringComparison.Ordinal);
        var (expected, found) = (truth.Correlations(), model.Correlations());
        // The standard error of a correlation is at most about sqrt((1 + φ²)/((1 - φ²) n)).
        var error = Math.Sqrt((1 + (phi * phi)) / (1 - (phi * phi)) / 4000);
        for (var lag = 1; lag < Math.Min(5, found.Length); lag++) Assert.Equal(lag < expected.Length ? expected[lag] : 0, found[lag], 4 * error);
        if (share > 0) Assert.Equal(share, model.NoiseShare, .1);
    }

    [Fact]
    public void Larger_models_are_seldom_chosen_for_smaller_truths()
    {
        // Without the rule the criterion took AR(2) and more in 13 to 20 % of histories of white noise or AR(1).
        var spurious = 0;
        const int Histories = 200;
        for (var k = 0; k < Histories; k++)
        {
            var history = Processes.Histories.Of(k % 2 == 0 ? CovarianceModel.White : CovarianceModel.Autoregression(.6), 200, (ulong)(k + 1));
            var model = CovarianceFit.Choose(CovarianceFit.Candidates(history)).Model;
            if (!model.HasIndependentIntervals) spurious++;
        }

        Assert.InRange(spurious, 0, .13 * Histories);
    }

    [Fact]
    public void A_larger_model_needs_an_advantage_of_four()
    {
        CovarianceCandidate Candidate(int parameters, double aicc) => new(CovarianceModel.White, parameters, aicc);
        Assert.Equal(1, CovarianceFit.Choose([Candidate(1, 100), Candidate(2, 96.1), Candidate(3, 96.05)]).Parameters);
        Assert.Equal(2, CovarianceFit.Choose([Candidate(1, 100), Candidate(2, 95.9), Candidate(3, 92)]).Parameters);
        Assert.Equal(3, CovarianceFit.Choose([Candidate(1, 100), Candidate(2, 97), Candidate(3, 95.5)]).Parameters);
    }

    [Fact]
    public void The_likelihood_of_an_autoregression_is_that_of_its_covariance()
    {
        // -2 ln L = n ln 2π + ln|Γ| + n ln s² + n with s² = y'Γ⁻¹y/n, by Cholesky of the whole matrix.
        double[] partials = [.5, -.3, .2];
        var y = Histories.Of(CovarianceModel.Autoregression(partials), 12, 4);
        Assert.Equal(Dense(y, CovarianceModel.Autoregression(partials).Correlations()), BurgFit.Deviance(y, partials), 1e-9);
    }

    [Fact]
    public void So_is_that_of_the_filter()
    {
        var y = Histories.Of(CovarianceModel.NoisyAutoregression(.8, .4), 15, 5);
        Assert.Equal(Dense(y, CovarianceModel.NoisyAutoregression(.8, .4).Correlations()), NoisyAutoregressionFit.Deviance(y, .8, .4), 1e-9);
    }

    [Fact]
    public void The_filter_finds_the_greatest_likelihood()
    {
        var y = Histories.Of(CovarianceModel.NoisyAutoregression(.9, .5), 300, 6);
        var best = NoisyAutoregressionFit.Of(y);
        for (var phi = .02; phi < .999; phi += .02)
        {
            for (var share = .02; share < 1; share += .02)
                Assert.True(best.Deviance <= NoisyAutoregressionFit.Deviance(y, phi, share) + .01);
        }
    }

    private static double Dense(double[] y, double[] r)
    {
        var n = y.Length;
        var factor = new double[n, n];
        var (logs, squares) = (0.0, 0.0);
        var half = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = r[i - j];
                for (var k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }

            half[i] = y[i];
            for (var k = 0; k < i; k++) half[i] -= factor[i, k] * half[k];
            half[i] /= factor[i, i];
            squares += half[i] * half[i];
            logs += 2 * Math.Log(factor[i, i]);
        }

        return (n * (Math.Log(2 * Math.PI * squares / n) + 1)) + logs;
    }
}
