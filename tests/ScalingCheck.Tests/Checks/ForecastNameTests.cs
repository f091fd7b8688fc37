using CsCheck;
using ScalingCheck.Checks;

namespace ScalingCheck.Tests.Checks;

public sealed class ForecastNameTests
{
    [Theory]
    [InlineData(1e7, "forecast@N=1e7")]
    [InlineData(10, "forecast@N=10")]
    [InlineData(1234567, "forecast@N=1234567")]
    [InlineData(1.5e-3, "forecast@N=0.0015")]
    [InlineData(1e-5, "forecast@N=1e-5")]
    [InlineData(1e100, "forecast@N=1e100")]
    [InlineData(0.1 + 0.2, "forecast@N=0.30000000000000004")]
    public void The_name_is_short_where_it_says_the_same_number(double size, string expected) =>
        Assert.Equal(expected, ForecastName.Of(["N"], NamedValues<double>.Of(("N", size))));

    [Fact]
    public void Axes_come_in_the_order_of_the_check()
    {
        var point = NamedValues<double>.Of(("params", 7e10), ("tokens", 1.4e12));
        Assert.Equal("forecast@tokens=1.4e12,params=7e10", ForecastName.Of(["tokens", "params"], point));
        Assert.Equal(point, ForecastName.Parse("forecast@tokens=1.4e12,params=7e10"));
    }

    [Theory]
    [InlineData("N=1e7")]
    [InlineData("N=10000000")]
    [InlineData(" N = 1.0e7 ")]
    public void Every_spelling_of_a_number_is_the_same_point(string text) =>
        Assert.Equal("forecast@N=1e7", ForecastName.Of(["N"], ForecastName.ParsePoint(text)!));

    [Theory]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("N=")]
    [InlineData("=5")]
    [InlineData("N=0")]
    [InlineData("N=-1")]
    [InlineData("N=NaN")]
    [InlineData("N=1e400")]
    [InlineData("N=1,5")]
    [InlineData("N=1,N=2")]
    [InlineData("N=1,")]
    public void Text_that_is_no_point_is_refused(string text) => Assert.Null(ForecastName.ParsePoint(text));

    [Theory]
    [InlineData("forecast", false)]
    [InlineData("alpha", false)]
    [InlineData("Forecast@N=1", false)]
    [InlineData("forecast@N=1", true)]
    public void Only_a_point_makes_the_name_of_a_forecast(string name, bool expected) => Assert.Equal(expected, ForecastName.Is(name));

    [Fact]
    public void A_name_reads_back_as_its_point() => Sizes.Sample(size =>
    {
        var point = NamedValues<double>.Of(("params", size), ("tokens", 2 * size));
        return double.IsInfinity(2 * size) || point.Equals(ForecastName.Parse(ForecastName.Of(["params", "tokens"], point)));
    });

    [Fact]
    public void Two_different_points_never_share_a_name() => Sizes.Sample(size =>
    {
        var next = Math.BitIncrement(size);
        return double.IsInfinity(next) || Name(size) != Name(next);
    });

    private static Gen<double> Sizes => Gen.OneOf(Gen.Double[1e-9, 1e9], Gen.Double[1, 1e15], Gen.Int[1, 1_000_000].Select(n => n * 1e6));

    private static string Name(double size) => ForecastName.Of(["N"], NamedValues<double>.Of(("N", size)));
}
