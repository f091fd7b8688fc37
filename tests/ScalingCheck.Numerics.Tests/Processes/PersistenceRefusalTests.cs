namespace ScalingCheck.Numerics.Processes;

public sealed class PersistenceRefusalTests
{
    private static readonly PersistenceOptions Plain = new() { Draws = 0, MonteCarloSteps = 10_000 };

    private static readonly double[] White = Histories.Of(CovarianceModel.White, 200, 1);

    [Fact]
    public void Fifty_nine_values_are_too_few_and_sixty_are_not()
    {
        Assert.Equal("59 commits cannot show how long noise persists: 60 or more can.", Refusal(White[..59]));
        Assert.Null(Refusal(White[..60]));
        Assert.StartsWith("10 steps ", Persistence.Of(White.AsSpan(0, 10), [], Plain with { ValueName = ("step", "steps") }).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_has_no_noise() => Assert.StartsWith("Every value is the same", Refusal([.. Enumerable.Repeat(3.0, 80)]), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_are_finite(double value)
    {
        Assert.Contains("not a finite number", Refusal([.. White, value]), StringComparison.Ordinal);
        Assert.Contains("not a finite number", Persistence.Of(White, [value], Plain).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_values_on_a_level_are_refused()
    {
        var coarse = Array.ConvertAll(White, value => Math.Round(value));
        Assert.Contains("equal the median", Refusal(coarse), StringComparison.Ordinal);
        // One in ten may lie there.
        var some = White.ToArray();
        var median = White.Order().ElementAt(100);
        for (var i = 0; i < 18; i++) some[i * 9] = median;
        Assert.DoesNotContain("coarse", Refusal(some) ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1e-3, .95, 0, "level")]
    [InlineData(1, 0, .95, 0, "false alarms")]
    [InlineData(1, 1, .95, 0, "false alarms")]
    [InlineData(1, 1e-3, 1, 0, "between 0 and 1")]
    [InlineData(1, 1e-3, .95, 10, "20 or more draws")]
    public void Options_have_their_ranges(int levels, double alpha, double level, int draws, string word)
    {
        var options = Plain with { Levels = new double[levels], Alpha = alpha, Level = level, Draws = draws };
        Assert.Contains(word, Persistence.Of(White, [], options).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_lies_inside_the_baseline() =>
        Assert.Contains("outside", Persistence.Of(White, [], Plain with { SegmentStart = 201 }).Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_refusal_is_the_sentence()
    {
        var result = Persistence.Of(White.AsSpan(0, 10), [], Plain);
        Assert.Equal(result.Refusal, result.Sentence());
        Assert.Empty(result.Rules);
    }

    private static string? Refusal(double[] baseline) => Persistence.Of(baseline, [], Plain).Refusal;
}
