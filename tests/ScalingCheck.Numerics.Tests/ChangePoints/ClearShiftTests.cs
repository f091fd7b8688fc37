namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>The larger a step is, the surer it must be reported, also right after the warm-up.</summary>
public sealed class ClearShiftTests
{
    private static readonly DetectorOptions Options = new() { FalseAlarms = 0.01 };

    [Theory]
    [InlineData(20, 8)]
    [InlineData(20, 50)]
    [InlineData(20, 1e6)]
    [InlineData(25, 10)]
    [InlineData(200, 10)]
    public void A_step_of_many_standard_deviations_is_reported_within_three_commits(int before, double step)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var change = Assert.Single(Of(seed, before, step), change => change.IsWorse);
            Assert.InRange(change.NoticedAt - before, 0, 2);
            // With a long history two commits are enough, and then the place is known to a few.
            Assert.InRange(change.At, before - 3, before + 1);
        }
    }

    [Fact]
    public void A_step_for_the_better_is_the_mirror_image() => Assert.All(Enumerable.Range(1, 10), seed =>
        Assert.Contains(Of(seed, 20, -10), change => change is { IsWorse: false, NoticedAt: < 23 }));

    [Fact]
    public void In_a_young_level_five_values_that_lie_apart_are_enough_for_a_smaller_step()
    {
        // Benchmark judge-accuracy: .983 of steps of 5 sd within ten commits; fewer than 16 of 20 then come once in 100,000.
        var caught = Enumerable.Range(1, 20).Count(seed => Of(seed, 25, 5).Any(change => change.IsWorse));
        Assert.InRange(caught, 16, 20);
    }

    [Fact]
    public void Two_values_that_lie_apart_are_no_shift()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var values = Series(seed, 24, 0);
            values[20] = values[21] = 30;
            Assert.DoesNotContain(SequentialDetector.Run(values, Options), change => change.At == 20 && change.Statistic > 20);
        }
    }

    [Fact]
    public void Values_like_those_before_are_no_shift_however_large() =>
        Assert.Null(ClearShift.Find([.. Series(1, 20, 0)[..19], 9, 8.9, 8.95, 9.05], 0, 22, Options, new SortedWindow(200)));

    private static IReadOnlyList<DetectedChange> Of(int seed, int before, double step) => SequentialDetector.Run(Series(seed, before, step), Options, from: before);

    private static double[] Series(int seed, int before, double step)
    {
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, before + 10).Select(i => random.NextNormal() + (i < before ? 0 : step))];
    }
}
