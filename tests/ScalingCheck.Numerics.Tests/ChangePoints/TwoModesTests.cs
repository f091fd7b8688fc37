namespace ScalingCheck.Numerics.ChangePoints;

public sealed class TwoModesTests
{
    /// <summary>The reference rates, from 400 series, with its tolerance of .05 and two standard errors of our 150.</summary>
    [Theory]
    [InlineData(20, .41)]
    [InlineData(40, .91)]
    [InlineData(100, 1)]
    public void The_lottery_is_found_as_often_as_the_reference_finds_it(int n, double expected)
        => Assert.Equal(expected, Share(150, seed => Noise.Bimodal(n, seed)), .05 + 2 * Math.Sqrt(expected * (1 - expected) / 150));

    [Theory]
    [InlineData(40, 0)]
    [InlineData(100, .5)]
    [InlineData(100, .8)]
    public void Noise_with_one_mode_has_one(int n, double phi)
        => Assert.True(Share(100, seed => Noise.Ar(n, phi, seed)) <= .01);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_is_no_lottery_nor_is_a_step_and_back(bool isBack)
        => Assert.Equal(0, Share(60, seed =>
        {
            var values = Noise.White(60, seed);
            for (var i = 20; i < (isBack ? 40 : 60); i++) values[i] += 6;
            return values;
        }));

    [Fact]
    public void The_modes_have_the_levels_and_the_shares_they_were_made_with()
    {
        var modes = TwoModes.Find(Noise.Bimodal(200, 3));
        Assert.NotNull(modes);
        // Three standard errors: .4/√140 and .4/√60 of the means, √(.21/200) of the share.
        Assert.Equal(-.6, modes.Lower, 3 * .4 / Math.Sqrt(140));
        Assert.Equal(1.4, modes.Upper, 3 * .4 / Math.Sqrt(60));
        Assert.Equal(.3, modes.UpperShare, 3 * Math.Sqrt(.21 / 200));
        Assert.Equal(.4, modes.StandardDeviation, 3 * .4 / Math.Sqrt(400));
    }

    [Fact]
    public void A_value_inside_a_mode_is_told_from_one_between_or_beyond()
    {
        var modes = new TwoModes(10, 20, 1, .3, 40, 100);
        Assert.True(modes.Holds(10.5) && modes.Holds(22.5));
        Assert.False(modes.Holds(14) || modes.Holds(7) || modes.Holds(23));
        Assert.Equal([.5, -1, 3], modes.Remainders([10.5, 19, 23]));
        Assert.True(modes.IsUpper(16));
    }

    [Fact]
    public void A_step_within_the_modes_is_seen_in_the_remainder()
    {
        var reported = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var values = Noise.Bimodal(260, 700 + seed);
            var modes = TwoModes.Find(values.AsSpan(0, 200));
            Assert.NotNull(modes);
            // Half a standard deviation of the whole is 1.25 within a mode.
            for (var i = 220; i < 260; i++) values[i] += .5;
            if (SequentialDetector.Run(modes.Remainders(values), new(), 200).Any(c => c is { IsWorse: true, At: >= 215 })) reported++;
        }

        // One deviation of white noise is seen within 40 commits in .95 of series; three standard errors.
        Assert.InRange(reported, 88, 100);
    }

    [Fact]
    public void Constants_and_short_series_have_no_modes()
    {
        Assert.Null(TwoModes.Find(Enumerable.Repeat(2.0, 50).ToArray()));
        Assert.Null(TwoModes.Find(Noise.Bimodal(19, 1)));
        Assert.Throws<ArgumentException>(() => TwoModes.Find([1, double.NaN]));
    }

    [Fact]
    public void Two_values_by_lot_are_two_modes()
    {
        var random = new SplitMix(4);
        var values = Enumerable.Range(0, 100).Select(_ => random.NextDouble() < .4 ? 64.0 : 32).ToArray();
        var modes = TwoModes.Find(values);
        Assert.NotNull(modes);
        Assert.Equal((32, 64), (modes.Lower, modes.Upper));
        Assert.Equal(values.Count(v => v == 64) / 100.0, modes.UpperShare, 1e-9);
    }

    private static double Share(int series, Func<int, double[]> draw) =>
        Enumerable.Range(1, series).Count(seed => TwoModes.Find(draw(seed)) is not null) / (double)series;
}
