using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

public sealed class VerdictSentenceTests
{
    [Theory]
    [InlineData(.04, "worse by 4.1 %")]
    [InlineData(.0000039, "worse by 0.00039 %", 0)]
    [InlineData(.000073, "worse by 0.01 %", .0005)]
    [InlineData(.000002, "unchanged", .0005)]
    [InlineData(.6931471805599453, "worse by 100 %")]
    [InlineData(2.302585092994046, "worse by 900 %")]
    [InlineData(-.6931471805599453, "better by 50 %")]
    [InlineData(0, "unchanged")]
    public void A_change_reads_in_per_cent_of_the_value_with_the_digits_that_its_error_bears(double change, string expected, double error = 0) =>
        Assert.Equal(expected, ChangeText.Of(Relative(change, error)));

    [Fact]
    public void Twice_the_throughput_is_100_per_cent_better() =>
        Assert.Equal("better by 100 %", ChangeText.Of(Relative(-Math.Log(2)) with { Better = Direction.Higher }));

    [Fact]
    public void A_slope_says_what_it_is_per() =>
        Assert.Equal("worse by 0.9 % per e-fold of params", ChangeText.Of(Relative(.00896) with { Per = "e-fold of params" }));

    [Fact]
    public void A_change_of_an_exponent_has_no_per_cent() =>
        Assert.Equal("better by 0.00039", ChangeText.Of(Relative(-.00039) with { IsRelative = false }));

    [Theory]
    [InlineData(-1e-300, "-1e-300")]
    [InlineData(-0.0, "0")]
    [InlineData(-.00004, "-4e-5")]
    [InlineData(.0123456, "0.012")]
    [InlineData(1.96, "2")]
    [InlineData(99.6, "100")]
    [InlineData(123.4, "123")]
    [InlineData(12345.6, "12346")]
    [InlineData(1234567, "1.2e6")]
    public void Numbers_have_two_digits_and_no_exponent_where_none_is_needed(double value, string expected) =>
        Assert.Equal(expected, ChangeText.Number(value));

    private static Comparison Relative(double change, double error = 0) => new() { Worsening = new Worsening(change, error, 5), IsRelative = true, Method = "" };
}
