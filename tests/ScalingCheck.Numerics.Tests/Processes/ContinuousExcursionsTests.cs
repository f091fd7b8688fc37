using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>Exponents of smooth processes against a table that was computed apart.</summary>
public sealed class ContinuousExcursionsTests
{
    // The rows of the table, in its order, with the exact or simulated exponent where there is one.
    private static readonly (string Row, ContinuousCovariance Covariance, double Truth)[] Processes =
    [
        ("diffusion d=1", new Diffusion(1), .1207),
        ("diffusion d=2", new Diffusion(2), 3 / 16.0), // Poplavskyi and Schehr, arXiv 1806.11275
        ("diffusion d=3", new Diffusion(3), .2380),
        ("diffusion d=4", new Diffusion(4), double.NaN),
        ("diffusion d=5", new Diffusion(5), double.NaN),
        ("diffusion d=10", new Diffusion(10), double.NaN),
        ("diffusion d=50", new Diffusion(50), double.NaN),
        ("squared exponential (d->inf limit)", new SquaredExponential(), double.NaN),
        ("random acceleration", new IntegratedNoise(2), .25),
        ("x'''=eta", new IntegratedNoise(3), .2202),
        ("Matern 3/2", Matern.ThreeHalves, .319),
        ("Matern 5/2", Matern.FiveHalves, .2175),
        ("Matern 7/2", Matern.SevenHalves, double.NaN),
    ];

    [Fact]
    public void The_exponents_are_those_of_the_table()
    {
        var table = File.ReadLines(SharedData.Path("persistence_reference_tables/persistency.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
        Assert.Equal(table.Keys, Processes.Select(process => process.Row));
        Assert.All(Processes, process =>
        {
            var theta = ContinuousExcursions.Exponent(process.Covariance);
            Assert.Equal(table[process.Row], theta, 1e-5);
            // An approximation: within 6.5 % of the truth, of which random acceleration (1/4) is the worst.
            if (!double.IsNaN(process.Truth)) Assert.Equal(1, theta / process.Truth, .065);
        });
    }

    [Theory]
    [InlineData(4, .210291)]
    [InlineData(5, .204174)]
    public void Higher_kin_of_random_acceleration(int integrations, double theta) =>
        Assert.Equal(theta, ContinuousExcursions.Exponent(new IntegratedNoise(integrations)), 1e-5);

    [Fact]
    public void In_many_dimensions_the_exponent_grows_as_their_root() =>
        // The limit is that of the squared exponential, .411497/sqrt(8) = .145486; the next order is 1/d.
        Assert.Equal(.145486, ContinuousExcursions.Exponent(new Diffusion(1e4)) / 100, 1e-4);

    [Fact]
    public void Half_the_mean_is_the_integral_of_the_expected_clipped_process() => Assert.All(Processes, process =>
        Assert.Equal(ContinuousExcursions.Mean(process.Covariance) / 2, ContinuousExcursions.HalfMean(process.Covariance), 1e-9 * ContinuousExcursions.Mean(process.Covariance)));

    [Fact]
    public void The_covariances_fit_their_slopes_and_curvatures() => Assert.All(Processes.Select(process => process.Covariance), covariance =>
    {
        Assert.Equal(0, covariance.Log(0), 1e-15);
        Assert.All([.1, .7, 1.5, 4], t =>
            Assert.Equal(covariance.LogSlope(t), (covariance.Log(t - 1e-5) - covariance.Log(t + 1e-5)) / 2e-5, 1e-6 * Math.Max(1, covariance.LogSlope(t))));
        Assert.Equal(covariance.Curvature, covariance.LogSlope(1e-4) / 1e-4, 1e-3 * covariance.Curvature);
    });

    [Theory]
    [InlineData(2, 1.5)]
    [InlineData(3, .5)]
    public void Time_stretches_the_exponent(int integrations, double length)
    {
        var covariance = new IntegratedNoise(integrations);
        Assert.Equal(ContinuousExcursions.Exponent(covariance) / length, ContinuousExcursions.Exponent(covariance.Stretched(length)), 1e-7);
    }

    [Fact]
    public void The_law_has_the_mean_and_the_exponent()
    {
        const double Step = .01;
        var beyond = ContinuousExcursions.Beyond(Matern.FiveHalves, Step, 4000);
        var sum = -.5 * (beyond[0] + beyond[^1]);
        foreach (var share in beyond) sum += share;
        // π/√(1/3); the trapezium is of second order, and exp(-.219 40) of the tail is left.
        Assert.Equal(Math.PI * Math.Sqrt(3), (Step * sum) + (beyond[^1] / .21903), 1e-3);
        Assert.Equal(.219030, Math.Log(beyond[2000] / beyond[2100]), 1e-4);
    }

    [Fact]
    public void The_discrete_law_tends_to_the_continuous_one()
    {
        const double Step = .05;
        var beyond = ContinuousExcursions.Beyond(Matern.FiveHalves, Step, 200);
        var law = ExcursionLaw.Approximate(CovarianceModel.Sampled(Matern.FiveHalves, Step).Correlations(), 0);
        // A step sees the end of an excursion up to one step late and half a step on average.
        Assert.All([20, 60, 120], k => Assert.InRange(law.AtLeast(k), beyond[k + 1], beyond[k - 1]));
    }

    [Fact]
    public void Without_exponential_decay_there_is_no_exponent() => Assert.True(double.IsNaN(ContinuousExcursions.Exponent(new Cauchy())));

    [Fact]
    public void A_covariance_from_samples_has_the_same_exponent()
    {
        double[] r = [.. Enumerable.Range(0, 120).Select(k => Math.Exp(Matern.FiveHalves.Log(k * .1)))];
        var sampled = SampledCovariance.Of(r, .1, out var refusal);
        Assert.Null(refusal);
        Assert.Equal(.219030, ContinuousExcursions.Exponent(sampled!), 2e-3);
    }

    [Fact]
    public void Samples_that_are_no_smooth_covariance_are_refused()
    {
        double[] rough = [.. Enumerable.Range(0, 20).Select(k => Math.Exp(-.3 * k))];
        Assert.Null(SampledCovariance.Of(rough, 1, out var refusal));
        Assert.Contains("not smooth", refusal, StringComparison.Ordinal);
        Assert.Null(SampledCovariance.Of([1, .9, .95, .5, .2], 1, out refusal));
        Assert.StartsWith("Value 3 ", refusal, StringComparison.Ordinal);
        Assert.Null(SampledCovariance.Of([.9, .8, .7, .6, .5], 1, out refusal));
        Assert.Contains("r(0)", refusal, StringComparison.Ordinal);
    }

    private sealed record Cauchy : ContinuousCovariance
    {
        public override string Name => "cauchy";

        public override double Curvature => 2;

        public override double DecayRate => 0;

        public override double Log(double t) => -double.LogP1(t * t);

        public override double LogSlope(double t) => 2 * t / (1 + (t * t));
    }
}
