namespace ScalingCheck.Numerics.ChangePoints;

public sealed class SequentialDetectorTests
{
    private static readonly DetectorOptions Options = new();

    [Fact]
    public void A_step_of_six_standard_deviations_is_reported_once_and_at_its_commit()
    {
        var values = Noise.White(160, 1);
        for (var i = 60; i < values.Length; i++) values[i] += 6;
        var change = Assert.Single(SequentialDetector.Run(values, Options));
        Assert.Equal(60, change.At);
        Assert.InRange(change.NoticedAt, 61, 63);
        Assert.True(change.IsWorse);
        Assert.Contains(60, change.Candidates);
        Assert.True(change.Statistic > change.Threshold);
        // Three standard errors: .16 of a median of 60, at most .71 of one of 2 to 4; the scale of 60 is good to 15 %.
        Assert.Equal(0, change.Before, .5);
        Assert.Equal(6, change.After, 2.2);
        Assert.InRange(change.Size, 6 * .55 - 2.2, 6 * 1.45 + 2.2);
    }

    [Fact]
    public void An_improvement_is_reported_only_when_asked_for()
    {
        var values = Noise.White(120, 2);
        for (var i = 60; i < values.Length; i++) values[i] -= 6;
        var change = Assert.Single(SequentialDetector.Run(values, Options));
        Assert.False(change.IsWorse);
        Assert.True(change.Size < 0);
        Assert.Empty(SequentialDetector.Run(values, Options with { BothDirections = false }));
    }

    [Fact]
    public void Both_directions_are_mirror_images()
    {
        var values = Noise.Steps(400, 3);
        var mirrored = SequentialDetector.Run(Array.ConvertAll(values, x => -x), Options);
        var changes = SequentialDetector.Run(values, Options);
        Assert.NotEmpty(changes);
        Assert.Equal(changes.Select(c => (c.At, c.NoticedAt, c.IsWorse)), mirrored.Select(c => (c.At, c.NoticedAt, !c.IsWorse)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_replay_commit_by_commit_only_adds_reports(int seed)
    {
        var values = Noise.Steps(420, seed);
        var seen = new List<string>();
        for (var n = 1; n <= values.Length; n++)
        {
            var now = SequentialDetector.Run(values.AsSpan(0, n), Options);
            Assert.Equal(seen, now.Take(seen.Count).Select(Text));
            Assert.All(now.Skip(seen.Count), c => Assert.Equal(n - 1, c.NoticedAt));
            seen = [.. now.Select(Text)];
        }

        Assert.True(seen.Count >= 3, "The series was to have changes.");
    }

    [Theory]
    [InlineData(200, SequentialDetector.ValuesNeeded)]
    [InlineData(60, 90)]
    public void The_newest_values_alone_give_the_answer_of_the_whole_segment(int window, int needed)
    {
        var options = Options with { Window = window };
        var reported = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var values = Noise.White(330, 50 + seed);
            for (var i = 300; i < values.Length; i++) values[i] += 2.5;
            var whole = SequentialDetector.Run(values, options, 300).Take(1).ToList();
            var head = whole.Count > 0 ? whole[0].NoticedAt : values.Length - 1;
            var skipped = head + 1 - needed;
            Assert.True(skipped > 0);
            var newest = SequentialDetector.Run(values.AsSpan(skipped, needed), options, needed - 1);
            Assert.Equal(whole.Select(Text), newest.Select(c => Text(Moved(c, skipped))));
            // Nor is anything seen before: the answer at every commit is that of its own newest values.
            Assert.Empty(SequentialDetector.Run(values.AsSpan(skipped - 1, needed), options, needed - 1));
            reported += whole.Count;
        }

        Assert.True(reported > 50);
    }

    [Fact]
    public void Reports_before_the_wanted_commit_are_not_made()
    {
        var values = Noise.White(200, 7);
        for (var i = 60; i < 100; i++) values[i] += 8;
        Assert.Equal(2, SequentialDetector.Run(values, Options).Count);
        Assert.All(SequentialDetector.Run(values, Options, 90), c => Assert.True(c.NoticedAt >= 90));
        Assert.Empty(SequentialDetector.Run(values, Options, values.Length));
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(3.7, -12)]
    [InlineData(1e-6, 5e-6)]
    public void Unit_and_origin_do_not_matter(double unit, double origin)
    {
        var values = Noise.Steps(400, 11);
        var moved = SequentialDetector.Run(Array.ConvertAll(values, x => unit * x + origin), Options);
        var changes = SequentialDetector.Run(values, Options);
        Assert.NotEmpty(changes);
        Assert.Equal(changes.Select(c => (c.At, c.NoticedAt, c.IsWorse)), moved.Select(c => (c.At, c.NoticedAt, c.IsWorse)));
        Assert.All(changes.Zip(moved), pair =>
        {
            Assert.Equal(pair.First.Size, pair.Second.Size, 1e-8);
            Assert.Equal(pair.First.Statistic, pair.Second.Statistic, 1e-8);
            Assert.Equal(unit * pair.First.Before + origin, pair.Second.Before, 1e-9 * (Math.Abs(origin) + 10 * unit));
        });
    }

    [Fact]
    public void One_value_however_far_out_is_no_change()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var values = Noise.White(100, 100 + seed);
            (values[68], values[69], values[70], values[71]) = (0, 0, 1000, 0);
            Assert.DoesNotContain(SequentialDetector.Run(values, Options), c => c.NoticedAt is 70 or 71);
        }
    }

    [Fact]
    public void Any_difference_from_an_exact_metric_is_news_at_once()
    {
        double[] values = [7, 7, 7, 7, 7, 7.5, .. Enumerable.Repeat(7.0, 20), 6, 6, 6, 6, 6, 6.5];
        var changes = SequentialDetector.Run(values, Options);
        // After the exception the value of old is exact again, once a warm-up has gone by.
        Assert.Equal([(5, true), (26, false), (31, true)], changes.Select(c => (c.At, c.IsWorse)));
        Assert.Equal(double.PositiveInfinity, changes[0].Size);
        Assert.Equal((7, 7.5), (changes[0].Before, changes[0].After));
        Assert.Equal([5], changes[0].Candidates);
        Assert.Empty(SequentialDetector.Run([7, 7, 7, 7, 8], Options));
        Assert.Single(SequentialDetector.Run(values.AsSpan(0, 31), Options with { BothDirections = false }));
    }

    [Fact]
    public void A_constant_series_of_any_length_is_quiet()
        => Assert.Empty(SequentialDetector.Run(Enumerable.Repeat(3.25, 500).ToArray(), Options));

    [Fact]
    public void Mostly_equal_values_are_judged_by_their_mean_deviation()
    {
        var values = Enumerable.Range(0, 200).Select(i => i % 7 == 6 ? 1.0 : 0).ToArray();
        // The first exception to six equal values is news; those that follow are the noise of the metric.
        var quiet = Assert.Single(SequentialDetector.Run(values, Options));
        Assert.Equal(6, quiet.At);
        for (var i = 150; i < 200; i++) values[i] += 5;
        Assert.Equal(150, SequentialDetector.Run(values, Options, 20)[0].At);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_a_number_is_refused(double value)
        => Assert.Throws<ArgumentException>(() => SequentialDetector.Run([1, 2, value], Options));

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        foreach (var options in new DetectorOptions[]
        {
            new() { FalseAlarms = 0 }, new() { FalseAlarms = 1 }, new() { Warmup = 9 }, new() { Window = 19 },
            new() { Threshold = 0 }, new() { Threshold = double.NaN },
        })
            Assert.Throws<ArgumentException>(() => SequentialDetector.Run([1, 2, 3], options));
    }

    [Fact]
    public void Short_series_have_no_changes()
    {
        Assert.Empty(SequentialDetector.Run([], Options));
        Assert.Empty(SequentialDetector.Run([1], Options));
        Assert.Empty(SequentialDetector.Run(Noise.White(20, 5), Options));
    }

    [Fact]
    public void A_threshold_from_a_calibration_takes_the_place_of_the_rate()
    {
        var values = Noise.White(100, 9);
        for (var i = 60; i < values.Length; i++) values[i] += 3;
        var change = SequentialDetector.Run(values, Options with { Threshold = 4.5 })[0];
        Assert.Equal(4.5, change.Threshold);
        Assert.True(change.Statistic > 4.5);
    }

    private static DetectedChange Moved(DetectedChange c, int by) => c with
    {
        At = c.At + by, NoticedAt = c.NoticedAt + by, Candidates = [.. c.Candidates.Select(i => i + by)],
    };

    private static string Text(DetectedChange c) => FormattableString.Invariant(
        $"{c.At} {c.NoticedAt} [{string.Join(' ', c.Candidates)}] {c.IsWorse} {c.Before:R} {c.After:R} {c.Size:R} {c.Statistic:R} {c.Threshold:R}");
}
