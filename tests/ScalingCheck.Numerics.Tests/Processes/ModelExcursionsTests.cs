namespace ScalingCheck.Numerics.Processes;

/// <summary>Where the approximation holds, and that it is told where it does not.</summary>
public sealed class ModelExcursionsTests
{
    private const int Steps = 1_000_000;

    private static readonly CovarianceModel Mixed = CovarianceModel.NoisyAutoregression(.9, .5);

    public static TheoryData<double, double, int, double> Simulated => new()
    {
        // phi, level, n, and P(T ≥ n) by the approximation and in a simulation of 4e6 steps, both computed apart.
        { .5, 0, 5, .201 }, { .5, 0, 12, .0155 }, { .5, 0, 30, 2.2e-5 }, { .5, 1, 5, .0284 }, { .5, 1, 12, 8.5e-5 },
        { .9, 0, 5, .395 }, { .9, 0, 12, .186 }, { .9, 0, 30, .0399 }, { .9, 1, 5, .243 }, { .9, 1, 12, .0598 }, { .9, 1, 30, .00250 },
    };

    [Theory]
    [MemberData(nameof(Simulated))]
    public void The_law_is_that_of_the_table(double phi, double level, int n, double expected) =>
        // The table has two or three digits; at level 1 its trivariate probabilities had a floor of 2e-6.
        Assert.Equal(expected, ExcursionLaw.Approximate(CovarianceModel.Autoregression(phi).Correlations(), level).AtLeast(n), (.005 * expected) + (expected < 1e-3 ? .02 * expected : 0) + (level > 0 ? 4e-6 : 0) + 5e-7);

    [Theory]
    [InlineData(.5, 0)]
    [InlineData(.5, 1)]
    [InlineData(.9, 0)]
    [InlineData(.9, 1)]
    public void Autoregressions_agree_with_their_simulation(double phi, double level)
    {
        var model = CovarianceModel.Autoregression(phi);
        var law = ExcursionLaw.Approximate(model.Correlations(), level);
        var counts = ExcursionSimulation.Run(model, [level], 10 * Steps, 5, -1).Of(0);
        var total = counts.Sum();
        for (var n = 2; law.AtLeast(n) > 1e-3; n++)
        {
            var p = (double)counts.Skip(n).Sum() / total;
            // 5 % of the specification, and four standard errors of the simulation.
            Assert.Equal(p, law.AtLeast(n), (.05 * p) + (4 * Math.Sqrt(p / total)));
        }
    }

    [Fact]
    public void So_does_a_sampled_Matern()
    {
        var model = CovarianceModel.Sampled(Matern.ThreeHalves, .5);
        var found = ModelExcursions.Of(model, [0], Steps, 3, -1);
        Assert.Null(found.Why);
        Assert.InRange(found.Dependence, -.01, .01);
        var counts = ExcursionSimulation.Run(model, [0], 4 * Steps, 4, -1).Of(0);
        Assert.All([(5, .571, .564), (12, .198, .197), (20, .0578, .0591)], row =>
        {
            var (n, approximated, simulated) = row;
            Assert.Equal(approximated, found.Laws[0].AtLeast(n), 6e-4);
            // Four standard errors of two simulations of 4e6 steps, 2.7e5 excursions each.
            Assert.Equal(simulated, (double)counts.Skip(n).Sum() / counts.Sum(), 5e-4 + (4 * Math.Sqrt(2 * simulated / 2.7e5)));
        });
    }

    [Theory]
    [InlineData(.9, .5, 0, 5, .120, .161)]
    [InlineData(.9, .5, 0, 12, .0363, .0317)]
    [InlineData(.9, .5, 0, 30, 5.9e-3, 1.3e-3)]
    [InlineData(.9, .5, 1, 5, .0248, .0340)]
    [InlineData(.9, .5, 1, 12, 5.8e-3, 1.5e-3)]
    [InlineData(.95, .7, 0, 5, .0795, .121)]
    [InlineData(.95, .7, 0, 12, .0154, .0157)]
    [InlineData(.95, .7, 0, 30, 5.9e-3, 5.4e-4)]
    [InlineData(.95, .7, 1, 5, .0075, .0148)]
    [InlineData(.95, .7, 1, 12, 2.5e-3, 3.4e-4)]
    public void Noise_on_top_is_flagged_and_simulated(double phi, double share, double level, int n, double approximated, double simulated)
    {
        var model = CovarianceModel.NoisyAutoregression(phi, share);
        var found = ModelExcursions.Of(model, [level], 4 * Steps, 9, -1);
        Assert.Contains("not independent", found.Why, StringComparison.Ordinal);
        Assert.True(found.IsMonotone);
        Assert.InRange(found.Dependence, .05, .2);
        Assert.Equal(1, ExcursionLaw.Approximate(model.Correlations(), level).AtLeast(n) / approximated, .03);
        // Four standard errors of two simulations of 4e6 steps.
        var excursions = 4e6 * found.Laws[0].StartRate;
        Assert.Equal(simulated, found.Laws[0].AtLeast(n), (.006 * simulated) + (4 * Math.Sqrt(2 * simulated / excursions)));
    }

    [Fact]
    public void A_resonant_series_is_refused_by_the_approximation()
    {
        var found = ModelExcursions.Of(CovarianceModel.Autoregression(1.2 / 1.8, -.8), [0], Steps, 2, -1);
        Assert.False(found.IsMonotone);
        Assert.NotNull(found.Why);
        Assert.InRange(found.Laws[0].Least, 0, 1);
    }

    [Fact]
    public void A_valid_law_without_a_monotone_expectation_is_simulated_by_rule()
    {
        // AR(2) (0.5, 0.3), whose partial autocorrelations are .5/.7 and .3.
        var found = ModelExcursions.Of(CovarianceModel.Autoregression(.5 / .7, .3), [0], Steps, 2, -1);
        Assert.Contains("does not fall", found.Why, StringComparison.Ordinal);
        Assert.InRange(found.Least, -1e-9, 1);
    }

    [Fact]
    public void Negative_neighbours_are_simulated() =>
        Assert.Contains("negatively", ModelExcursions.Of(CovarianceModel.Autoregression(-.3), [0], 10_000, 2, -1).Why, StringComparison.Ordinal);

    [Fact]
    public void Intervals_of_white_noise_and_first_order_autoregressions_are_independent_enough() =>
        // What lets these models do without a simulation: the specification found at most .003; three standard errors beside.
        Assert.All([0, .2, .5, .8, .95, .99], phi =>
        {
            var counts = ExcursionSimulation.Run(phi == 0 ? CovarianceModel.White : CovarianceModel.Autoregression(phi), [0], 4 * Steps, 8, -1);
            Assert.InRange(counts.Dependence(), -.003 - (3 / Math.Sqrt(8e6 * Math.Acos(phi) / (2 * Math.PI))), .003 + (3 / Math.Sqrt(8e6 * Math.Acos(phi) / (2 * Math.PI))));
        });

    [Fact]
    public void A_simulation_is_the_same_for_any_number_of_threads()
    {
        var one = ModelExcursions.Of(Mixed, [0, 1, 2], 100_000, 4, 1);
        var many = ModelExcursions.Of(Mixed, [0, 1, 2], 100_000, 4, -1);
        Assert.Equal(one.Dependence, many.Dependence);
        for (var n = 1; n < 60; n++) Assert.Equal(one.Laws.Select(law => law.AtLeast(n)), many.Laws.Select(law => law.AtLeast(n)));
    }
}
