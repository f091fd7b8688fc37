namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>One bad commit shortly before a change must not be taken for its beginning.</summary>
public sealed class LoneOutlierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_change_begins_after_the_outlier_before_it(int sign)
    {
        var found = 0;
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new SplitMix(seed);
            // Thirty commits, an outlier of 25 deviations, seven as before, then a step of 12.
            var values = Enumerable.Range(0, 52).Select(i => random.NextNormal() + (sign * (i == 30 ? 25 : i >= 38 ? 12 : 0))).ToArray();
            if (SequentialDetector.Run(values, new DetectorOptions { FalseAlarms = .025 }, from: 38) is not [var change, ..]) continue;
            found++;
            Assert.InRange(change.At, 36, 39);
            Assert.InRange(sign * (change.After - change.Before), 10, 14);
        }

        Assert.InRange(found, 25, 30);
    }
}
