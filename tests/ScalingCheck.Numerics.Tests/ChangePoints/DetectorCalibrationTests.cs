namespace ScalingCheck.Numerics.ChangePoints;

public sealed class DetectorCalibrationTests
{
    private static readonly DetectorOptions Options = new();

    [Fact]
    public void The_answer_does_not_depend_on_the_number_of_threads()
    {
        var values = Noise.Ar(120, .5, 1);
        var one = DetectorCalibration.Of(values, Options, 200, 7, 1);
        var four = DetectorCalibration.Of(values, Options, 200, 7, 4);
        Assert.Equal(
            (one.FalseAlarms, one.Threshold, one.Phi, one.Kurtosis), (four.FalseAlarms, four.Threshold, four.Phi, four.Kurtosis));
        Assert.Equal(one.SmallestSteps, four.SmallestSteps);
        Assert.NotEqual(one.Threshold, DetectorCalibration.Of(values, Options, 200, 8, 1).Threshold);
    }

    [Fact]
    public void White_noise_keeps_the_budget_and_its_figures_are_its_own()
    {
        var values = Noise.White(300, 2);
        for (var i = 0; i < 100; i++) values[i] += 8;
        var told = DetectorCalibration.Of(values, Options, 400);
        Assert.Equal(300, told.Count);
        Assert.Equal(2, told.Segments.Count);
        // Three standard errors of 300 values.
        Assert.Equal(1, told.StandardDeviation, 3 * 1.17 / Math.Sqrt(600));
        Assert.Equal(0, told.Phi, 3 / Math.Sqrt(300));
        Assert.Equal(3, told.Kurtosis, 3 * Math.Sqrt(24.0 / 300));
        Assert.Null(told.Modes);
        Assert.True(told.FalseAlarms <= .05 + 3 * Math.Sqrt(.05 * .95 / 400), $"{told.FalseAlarms}");
        // In 5 commits 2 deviations are seen 8 times in 10, in 20 one; in one of 30 values t(.99) + t(.8) = 3.3 × √(31/30).
        Assert.Equal([1, 5, 20], told.SmallestSteps.Select(s => s.Within));
        Assert.Equal(3.4, told.SmallestSteps[0].Step, .6);
        Assert.Equal(2, told.SmallestSteps[1].Step, .4);
        Assert.Equal(1, told.SmallestSteps[2].Step, .4);
    }

    /// <summary>The two known gaps of the detector: their rates are beyond the budget, and the threshold that mends it is found.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Noise_that_breaks_the_budget_is_found_and_gets_a_higher_threshold(bool heavyTails)
    {
        var random = new SplitMix(5);
        double[] Draw(int n)
        {
            var values = new double[n];
            double z = 0;
            for (var i = -50; i < n; i++)
            {
                var chi = Math.Pow(random.NextNormal(), 2) + Math.Pow(random.NextNormal(), 2) + Math.Pow(random.NextNormal(), 2);
                z = heavyTails
                    ? .5 * z + random.NextNormal() / Math.Sqrt(chi / 3)
                    : .8 * z + .6 * random.NextNormal();
                if (i >= 0) values[i] = z + (heavyTails ? 0 : random.NextNormal());
            }

            return values;
        }

        var told = DetectorCalibration.Of(Draw(400), Options, 400);
        // Rates of .12 and .18, seen through one history each.
        Assert.True(told.FalseAlarms > .05 + told.StandardError, $"{told.FalseAlarms}");
        Assert.True(told.Threshold > DetectorThresholds.For(.05, 200, .5));
        var alarms = Enumerable.Range(0, 200).Count(_ =>
            SequentialDetector.Run(Draw(300), Options with { Threshold = told.Threshold }, 200).Any(c => c.IsWorse));
        // The budget, two standard errors of 200 series, and as much for the one history that the noise was learnt from.
        Assert.True(alarms / 200.0 <= .05 + 4 * Math.Sqrt(.05 * .95 / 200), $"{alarms} of 200");
    }

    [Fact]
    public void An_exact_metric_needs_no_threshold()
    {
        var told = DetectorCalibration.Of(Enumerable.Repeat(4.0, 50).ToArray(), Options, 100);
        Assert.Null(told.Noise);
        Assert.Equal((4, 0, 0), (told.Level, told.StandardDeviation, told.FalseAlarms));
        Assert.All(told.SmallestSteps, step => Assert.Equal(0, step.Step));
    }

    [Fact]
    public void What_cannot_be_simulated_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DetectorCalibration.Of(Noise.White(19, 1), Options));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorCalibration.Of(Noise.White(50, 1), Options, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorCalibration.Of(Noise.White(50, 1), Options, 100, 1, 0));
    }
}
