namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>A calibration only ever raises the threshold: the chance of a simulation must not lower a budget that is kept.</summary>
public sealed class RaisedThresholdTests
{
    [Fact]
    public void Noise_that_the_table_covers_needs_no_raise()
    {
        // Twenty histories: at two standard errors one of them may be taken for worse than it is.
        var raised = Enumerable.Range(1, 20).Count(seed => Calibrate(Noise(seed, 0, 150)).Raise > 0);
        Assert.InRange(raised, 0, 6);
    }

    [Fact]
    public void Noise_with_a_long_memory_does_and_with_it_the_budget_is_kept()
    {
        var history = Noise(3, .9, 400).Zip(Noise(4, 0, 400), (slow, fast) => slow + fast).ToArray();
        var before = Calibrate(history);
        Assert.True(before.FalseAlarms > .08, $"{before.FalseAlarms}");
        Assert.True(before.Raise > .2, $"{before.Raise}");
        var after = DetectorCalibration.Of(history, new DetectorOptions { Raise = before.Raise }, 1000);
        Assert.InRange(after.FalseAlarms, 0, .05 + 4 * .007);
    }

    [Fact]
    public void A_raise_makes_reports_rarer_and_never_more()
    {
        var series = Noise(5, .7, 400);
        var usual = SequentialDetector.Run(series, new DetectorOptions { FalseAlarms = .2 });
        var raised = SequentialDetector.Run(series, new DetectorOptions { FalseAlarms = .2, Raise = 3 });
        Assert.True(raised.Count <= usual.Count);
        Assert.Throws<ArgumentException>(() => SequentialDetector.Run(series, new DetectorOptions { Raise = -1 }));
    }

    private static DetectorCalibration Calibrate(double[] history) => DetectorCalibration.Of(history, new DetectorOptions(), 1000);

    private static double[] Noise(int seed, double phi, int count)
    {
        var random = new SplitMix(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = (i > 0 ? phi * values[i - 1] : 0) + Math.Sqrt(1 - (phi * phi)) * random.NextNormal();
        return values;
    }
}
