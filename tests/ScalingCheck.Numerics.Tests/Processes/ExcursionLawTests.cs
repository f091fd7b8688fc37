using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>The discrete independent interval approximation, against figures that were computed apart and against identities.</summary>
public sealed class ExcursionLawTests
{
    // Start rate and L* at level 0 for 1 alarm per 500 and 1 per 1950 steps, by phi.
    private static readonly (double Phi, double Rate, int Per500, int Per1950)[] CriticalLengths =
    [
        (0, .25, 8, 10), (.3, .20151, 11, 13), (.5, .16667, 13, 17), (.6, .14758, 15, 20), (.8, .10242, 23, 32),
        (.9, .07178, 35, 51), (.95, .05054, 50, 81),
    ];

    [Theory]
    [InlineData(.5, new[] { 1, .258708, .121613, .059957, .029876 })]
    [InlineData(.8, new[] { 1, .361766 })]
    [InlineData(.9, new[] { 1, .389372, .282228, .224423, .186183, .158228 })]
    public void The_expected_clipped_series_has_its_values(double phi, double[] expected)
    {
        var r = Powers(phi);
        for (var n = 0; n < expected.Length; n++) Assert.Equal(expected[n], ClippedSeries.ExpectedAtZero(r, n), 1e-6);
    }

    [Fact]
    public void So_has_that_of_an_autoregression_under_noise()
    {
        var r = CovarianceModel.NoisyAutoregression(.9, .5).Correlations();
        double[] expected = [1, .045095, .039748, .035196, .031273];
        for (var n = 0; n < expected.Length; n++) Assert.Equal(expected[n], ClippedSeries.ExpectedAtZero(r, n), 1e-6);
    }

    [Theory]
    [InlineData(.5, new[] { .370646, .205926, .132560, .089716, .061738 })]
    [InlineData(.8, new[] { .319117, .160740, .102331, .073645 })]
    public void Lengths_have_their_probabilities(double phi, double[] expected)
    {
        var law = ExcursionLaw.Approximate(Powers(phi), 0);
        for (var n = 1; n <= expected.Length; n++) Assert.Equal(expected[n - 1], law.Probability(n), 1e-6);
    }

    [Theory]
    [InlineData(2, .694686, 1e-6)]
    [InlineData(5, .394512, 1e-6)]
    [InlineData(12, .186088, 1e-6)]
    [InlineData(30, .0399, 5e-5)]
    public void So_has_the_tail_at_nine_tenths(int n, double expected, double tolerance) =>
        Assert.Equal(expected, ExcursionLaw.Approximate(Powers(.9), 0).AtLeast(n), tolerance);

    [Fact]
    public void White_noise_is_geometric_at_any_level()
    {
        double[] white = [1, 0];
        Assert.All([0.0, 1, 2, -1], level =>
        {
            var above = StandardNormal.Above(level);
            var law = ExcursionLaw.Approximate(white, level);
            for (var n = 1; n < 40; n++) Assert.Equal(Math.Pow(above, n - 1) * (1 - above), law.Probability(n), 1e-12);
            Assert.Equal(above, law.Rho, 1e-12);
        });
    }

    [Theory]
    [InlineData(.3)]
    [InlineData(.9)]
    public void Two_in_a_row_is_exact(double phi)
    {
        // P(X₀ ≤ 0 < X₁, X₂ > 0) is an orthant of three normals: 1/8 + the sum of asin r over 4π (David 1953).
        var orthant = (.5 * Math.PI + Math.Asin(-phi) + Math.Asin(phi) + Math.Asin(-phi * phi)) / (4 * Math.PI);
        var law = ExcursionLaw.Approximate(Powers(phi), 0);
        Assert.Equal(orthant / law.StartRate, law.AtLeast(2), 1e-12);
    }

    [Fact]
    public void The_exponents_are_those_of_the_table()
    {
        var rows = File.ReadLines(SharedData.Path("persistence_reference_tables/ar1_persistence_rho.csv")).Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(10, rows.Count);
        Assert.All(rows, row =>
        {
            var rho = ExcursionLaw.Approximate(Powers(row[0]), 0).Rho;
            Assert.Equal(row[1], rho, 1e-4);
            // The exact exponent is that of the kernel on the half line; the approximation misses it by at most 1.5 %.
            Assert.Equal(1, Math.Log(rho) / Math.Log(row[2]), .015);
        });
    }

    [Fact]
    public void A_slow_exponent_is_that_of_the_whole_sum()
    {
        // φ = .99: the table's .99064 is the root of a sum cut off after 4000 terms; here are 60,000.
        var rho = ExcursionLaw.Approximate(Powers(.99), 0).Rho;
        var (sum, power) = (0.0, 1.0);
        for (var n = 0; n < 60_000; n++, power /= rho) sum += (Math.Asin(Math.Pow(.99, n)) - Math.Asin(Math.Pow(.99, n + 1))) * power;
        Assert.Equal(1, ((1 / rho) - 1) * sum / Math.Acos(.99), 1e-6);
    }

    [Theory]
    [InlineData(.5, 0)]
    [InlineData(.9, 0)]
    [InlineData(.9, 1)]
    [InlineData(.6, 2)]
    [InlineData(.8, -1)]
    public void The_mean_is_that_of_Rice(double phi, double level)
    {
        var law = ExcursionLaw.Approximate(Powers(phi), level);
        var sum = 0.0;
        for (var n = 1; n < 2000; n++) sum += law.AtLeast(n);
        Assert.Equal(law.Mean, sum, 1e-9);
        if (level == 0) Assert.Equal(Math.PI / Math.Acos(phi), law.Mean, 1e-12);
    }

    [Fact]
    public void Excursions_must_last_as_long_as_the_table_says() => Assert.All(CriticalLengths, row =>
    {
        var law = ExcursionLaw.Approximate(row.Phi == 0 ? [1, 0] : Powers(row.Phi), 0);
        Assert.Equal(row.Rate, law.StartRate, 5e-6);
        Assert.Equal((row.Per500, row.Per1950), (law.CriticalLength(1.0 / 500), law.CriticalLength(1.0 / 1950)));
    });

    [Fact]
    public void A_sum_of_geometrically_many_steps_has_the_same_law()
    {
        // T = V₁ + .. + V_ν, P(V > n) = E0(n), P(ν = k) = 2^-k. Kolmogorov and Smirnov at .001 on the integers, where the
        // limit 1.95/√n is on the safe side.
        const int Draws = 100_000;
        var r = Powers(.8);
        var expected = Enumerable.Range(0, 120).Select(n => ClippedSeries.ExpectedAtZero(r, n)).ToArray();
        var random = new SplitMix(11);
        var counts = new int[2000];
        for (var draw = 0; draw < Draws; draw++)
        {
            var length = 0;
            do
            {
                var u = random.NextDouble();
                var v = 1;
                while (v < expected.Length && expected[v] > u) v++;
                length += v;
            }
            while (random.NextDouble() < .5);
            counts[Math.Min(length, counts.Length - 1)]++;
        }

        var law = ExcursionLaw.Approximate(r, 0);
        var (below, worst) = (0, 0.0);
        for (var n = 1; n < counts.Length - 1; n++)
        {
            below += counts[n];
            worst = Math.Max(worst, Math.Abs(((double)below / Draws) - (1 - law.AtLeast(n + 1))));
        }

        Assert.InRange(worst, 0, 1.95 / Math.Sqrt(Draws));
    }

    [Fact]
    public void The_tail_goes_on_by_its_exponent()
    {
        var law = ExcursionLaw.Approximate(Powers(.5), 0);
        Assert.Equal(law.Rho, law.AtLeast(41) / law.AtLeast(40), 1e-6);
        Assert.Equal(law.Rho, law.AtLeast(501) / law.AtLeast(500), 1e-6);
        Assert.True(law.AtLeast(500) > 0);
    }

    [Fact]
    public void The_upper_tail_of_a_high_level_has_no_floor()
    {
        // With trivariate probabilities to 1e-6 this tail ends at 2e-6.
        var law = ExcursionLaw.Approximate(Powers(.5), 1);
        Assert.InRange(law.AtLeast(30), 0, 1e-9);
        Assert.Equal(law.Rho, law.AtLeast(26) / law.AtLeast(25), 1e-3);
    }

    [Fact]
    public void A_resonant_series_gets_no_law() =>
        // AR(2) (1.2, -0.8): the law was found to reach -.011.
        Assert.Equal(-.011, ExcursionLaw.Approximate(CovarianceModel.Autoregression(1.2 / 1.8, -.8).Correlations(), 0).Least, 1e-3);

    private static double[] Powers(double phi) => CovarianceModel.Autoregression(phi).Correlations();
}
