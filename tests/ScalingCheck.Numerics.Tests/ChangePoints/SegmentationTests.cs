namespace ScalingCheck.Numerics.ChangePoints;

public sealed class SegmentationTests
{
    [Fact]
    public void Steps_are_found_where_they_are()
    {
        var values = Noise.White(150, 4);
        for (var i = 50; i < 150; i++) values[i] += i < 100 ? 6 : -3;
        var segments = Segmentation.Segments(values);
        Assert.Equal(3, segments.Count);
        Assert.Equal(0, segments[0]);
        // A step of 6 and one of 9 deviations: the likeliest commit is off by two once in a thousand times.
        Assert.InRange(segments[1], 48, 52);
        Assert.InRange(segments[2], 98, 102);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.5)]
    [InlineData(.7)]
    public void Noise_alone_has_one_segment(double phi)
    {
        var split = Enumerable.Range(1, 200).Count(seed => Segmentation.Segments(Noise.Ar(200, phi, seed)).Count > 1);
        // 5 % and two standard errors.
        Assert.True(split <= 200 * (.05 + 2 * Math.Sqrt(.05 * .95 / 200)), $"{split} of 200 were split.");
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(.001, 7)]
    public void Unit_and_origin_do_not_matter(double unit, double origin)
    {
        var values = Noise.Steps(300, 8);
        Assert.Equal(Segmentation.Segments(values), Segmentation.Segments(Array.ConvertAll(values, x => unit * x + origin)));
    }

    [Fact]
    public void Exact_metrics_are_split_at_every_lasting_difference()
    {
        double[] values = [.. Enumerable.Repeat(7.0, 20), .. Enumerable.Repeat(8.0, 15), .. Enumerable.Repeat(7.5, 6)];
        Assert.Equal([0, 20, 35], Segmentation.Segments(values));
        Assert.Equal([0], Segmentation.Segments(Enumerable.Repeat(7.0, 40).ToArray()));
    }

    [Fact]
    public void The_long_run_variance_of_an_autoregression_does_not_see_its_steps()
    {
        var quiet = Noise.Ar(10_000, .5, 5);
        var stepped = quiet.Select((x, i) => x + i / 2500 % 2 * 10).ToArray();
        // (1 + .5)/(1 - .5); a variance from the median deviation of 100 differences of batches is good to
        // 2 × 1.17 √(1.5/200) = 20 %, and the larger of two is above the mean of either: two of those.
        Assert.Equal(3, Segmentation.LongRunVariance(quiet), 1.2);
        Assert.Equal(3, Segmentation.LongRunVariance(stepped), 1.2);
    }

    [Fact]
    public void Short_series_are_one_segment_and_what_is_not_a_number_is_refused()
    {
        Assert.Empty(Segmentation.Segments([]));
        Assert.Equal([0], Segmentation.Segments([1, 2, 3, 50, 51, 52]));
        Assert.Throws<ArgumentException>(() => Segmentation.Segments([1, double.NaN]));
    }
}
