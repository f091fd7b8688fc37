namespace ScalingCheck.Numerics.ChangePoints;

public sealed class DetectorThresholdsTests
{
    [Fact]
    public void They_rise_as_the_rate_falls_and_with_memory()
    {
        foreach (var count in new[] { 20, 120, 150, 200, 1000 })
            foreach (var phi in new[] { 0, .5, .9 })
            {
                var rates = Enumerable.Range(0, 60).Select(i => Math.Pow(10, -i / 10.0) * .9).ToArray();
                var thresholds = rates.Select(rate => DetectorThresholds.For(rate, count, phi)).ToArray();
                for (var i = 1; i < rates.Length; i++)
                    Assert.True(rates[i - 1] > .5 ? thresholds[i] >= thresholds[i - 1] : thresholds[i] > thresholds[i - 1]);
                Assert.True(DetectorThresholds.For(.05, count, phi) >= DetectorThresholds.For(.05, count, 0));
            }
    }

    /// <summary>The reference thresholds are the worst of several kinds of noise, to a tenth.</summary>
    [Theory]
    [InlineData(20, .05, 3.25)]
    [InlineData(20, .10, 3.05)]
    [InlineData(20, .20, 2.8)]
    [InlineData(200, .05, 3.5)]
    [InlineData(200, .10, 3.2)]
    [InlineData(200, .20, 3.0)]
    public void They_are_near_those_of_the_reference(int count, double rate, double reference)
        => Assert.InRange(reference, DetectorThresholds.For(rate, count, 0) - .1, DetectorThresholds.For(rate, count, .7) + .1);

    [Fact]
    public void Between_young_and_old_they_are_between()
    {
        var middle = DetectorThresholds.For(.05, 140, .5);
        Assert.Equal((DetectorThresholds.For(.05, 120, .5) + DetectorThresholds.For(.05, 160, .5)) / 2, middle, 1e-12);
        Assert.Equal(DetectorThresholds.For(.05, 20, .5), DetectorThresholds.For(.05, 120, .5));
    }

    [Fact]
    public void A_rate_that_is_none_has_no_threshold()
        => Assert.True(double.IsNaN(DetectorThresholds.For(0, 100, 0)) && double.IsNaN(DetectorThresholds.For(1, 100, 0)));

    /// <summary>The budget, with 600 series a kind and two standard errors; the lower limit is half of it less two of its own.</summary>
    [Theory]
    [InlineData(0, 20)]
    [InlineData(.5, 20)]
    [InlineData(0, 200)]
    [InlineData(.5, 200)]
    public void The_budget_of_five_per_cent_holds(double phi, int history)
    {
        var alarms = Enumerable.Range(0, 600).Count(seed =>
            SequentialDetector.Run(Noise.Ar(history + 100, phi, 5000 + seed), new(), history).Any(c => c.IsWorse));
        Assert.InRange(alarms / 600.0, .025 - 2 * Math.Sqrt(.025 / 600), .05 + 2 * Math.Sqrt(.05 * .95 / 600));
    }
}
