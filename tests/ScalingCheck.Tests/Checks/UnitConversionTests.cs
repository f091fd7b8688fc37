namespace ScalingCheck.Checks;

public sealed class UnitConversionTests
{
    [Theory]
    [InlineData("ns", "µs", 1e-3)]
    [InlineData("ns/op", "ms/op", 1e-6)]
    [InlineData("h", "s", 3600)]
    [InlineData("KiB", "bytes", 1024)]
    public void Known_multiples_are_converted_with_their_errors(string from, string to, double factor)
    {
        var converted = UnitConversion.To(to, Of(from))!;
        Assert.Equal(to, converted.Unit);
        Assert.Equal(5 * factor, converted.Points[0].Y, 1e-12 * factor);
        Assert.Equal(2 * factor, converted.Points[0].StandardError!.Value, 1e-12 * factor);
    }

    [Theory]
    [InlineData("ns", "B")]
    [InlineData("ns/op", "ns/byte")]
    [InlineData("KB", "B")]
    [InlineData("nats", "bits")]
    [InlineData("Ms", "ms")]
    public void Anything_else_is_not(string from, string to) => Assert.Null(UnitConversion.To(to, Of(from)));

    [Theory]
    [InlineData(null, "ns")]
    [InlineData("ns", null)]
    [InlineData("ns", "ns")]
    public void A_unit_that_is_not_said_contradicts_none(string? from, string? to)
    {
        var series = Of(from);
        Assert.Same(series, UnitConversion.To(to, series));
    }

    private static Series Of(string? unit) =>
        new(NamedValues<string>.Empty, unit, [new SeriesPoint([1], 5, new SourceLocation("run.csv")) { StandardError = 2 }]);
}
