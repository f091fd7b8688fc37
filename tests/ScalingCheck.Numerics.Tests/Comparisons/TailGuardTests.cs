namespace ScalingCheck.Numerics.Comparisons;

public sealed class TailGuardTests
{
    private static readonly double[] Leaning = [.1, .2, .2, .3, .4, .5, .5, .7, .9, 1.4, 2.2, 4.1];

    /// <summary>By Fisher's k-statistics in their own form (Kendall and Stuart, section 12.10).</summary>
    [Theory]
    [InlineData(.01, 2.3263478740408408)]
    [InlineData(.05, 1.6448536269514722)]
    public void It_is_the_expansion_of_Cornish_and_Fisher(double alpha, double q)
    {
        double n = Leaning.Length, mean = Leaning.Average();
        double Moment(int power) => Leaning.Sum(x => Math.Pow(x - mean, power)) / n;
        var k2 = n / (n - 1) * Moment(2);
        var k3 = n * n / ((n - 1) * (n - 2)) * Moment(3);
        var k4 = n * n / ((n - 1) * (n - 2) * (n - 3)) * ((n + 1) * Moment(4) - 3 * (n - 1) * Moment(2) * Moment(2));
        var expected = 1 + (q * q - 1) / (6 * q) * k3 / Math.Pow(k2, 1.5) + (q * q - 3) / 24 * k4 / (k2 * k2);
        Assert.Equal(expected, TailGuard.Factor(Leaning, alpha), 1e-12);
        Assert.True(expected > 1.2);
    }

    [Fact]
    public void A_tail_towards_better_widens_nothing() =>
        Assert.Equal(1, TailGuard.Factor(Array.ConvertAll(Leaning, x => -x), .05));

    [Fact]
    public void The_unit_does_not_matter() =>
        Assert.Equal(TailGuard.Factor(Leaning, .01), TailGuard.Factor(Array.ConvertAll(Leaning, x => 1e-9 * x + 5e-9), .01), 1e-6);

    [Fact]
    public void Few_equal_or_broken_values_widen_nothing()
    {
        Assert.Equal(1, TailGuard.Factor(Leaning.AsSpan(0, TailGuard.FewestValues - 1), .01));
        Assert.Equal(1, TailGuard.Factor(new double[20], .01));
        Assert.Equal(1, TailGuard.Factor([.. Leaning, double.NaN], .01));
    }

    /// <summary>Noise of history-and-judge, gate at 1 %: three to four times too many alarms without, less than twice with.</summary>
    [Theory]
    [InlineData("log-normal", .025)]
    [InlineData("spikes", .02)]
    public void It_mends_most_of_the_alarms_of_heavy_tails(string kind, double without)
    {
        const int sets = 8_000, k = 50;
        var random = new Random(3);
        var (plain, guarded) = (0, 0);
        for (var set = 0; set < sets; set++)
        {
            var values = Enumerable.Range(0, k).Select(_ => Draw(kind, random)).ToArray();
            var gate = RandomEffects.Predict(values, new double[k], Draw(kind, random), 0);
            if (gate.PValue() < .01) plain++;
            if (gate.Widen(TailGuard.Factor(values, .01)).PValue() < .01) guarded++;
        }

        Assert.True(plain > without * sets, $"{plain} of {sets}");
        Assert.True(guarded < .02 * sets, $"{guarded} of {sets}");
    }

    private static double Draw(string kind, Random random)
    {
        var g = Normal.Next(random);
        return kind == "spikes" ? g + (random.NextDouble() < .03 ? 6 : 0) : Math.Exp(.6 * g);
    }
}
