using ScalingCheck.Checks;

namespace ScalingCheck.Tests.Checks;

public sealed class CurveTests
{
    [Fact]
    public void A_curve_holds_each_size_once_in_ascending_order()
    {
        var curve = Curve.Of(Series((4, 1), (1, 2), (4, 4), (2, 3)))!;
        Assert.Equal([1, 2, 4], curve.Sizes);
        Assert.Equal([1, 1, 2], curve.Counts);
        // ln 1 and ln 4: their mean is ln 2.
        Assert.Equal(Math.Log(2), curve.MeanLogs[2], 14);
    }

    [Fact]
    public void There_is_no_curve_of_nothing_of_two_axes_or_of_refused_points()
    {
        Assert.Null(Curve.Of(Series()));
        Assert.Null(Curve.Of(Series((1, 2)) with { Refusal = "no" }));
        Assert.Null(Curve.Of(Series() with { Points = [new SeriesPoint([1, 2], 3, default)] }));
    }

    private static Series Series(params (double X, double Y)[] points) =>
        new(NamedValues<string>.Empty, null, [.. points.Select(point => new SeriesPoint([point.X], point.Y, default))]);
}
