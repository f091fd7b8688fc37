using System.Globalization;
using CsCheck;

namespace ScalingCheck.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1e9", 1e9)]
    [InlineData(" -.5 ", -.5)]
    [InlineData("+3.", 3)]
    public void Numbers_are_read_in_the_invariant_form(string text, double expected)
    {
        Assert.True(NumberText.TryParse(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.000,5")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("")]
    [InlineData("5%")]
    public void What_is_no_finite_number_is_refused(string text) => Assert.False(NumberText.TryParse(text, out _));

    [Theory]
    [InlineData("nan", double.NaN)]
    [InlineData("-NaN", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("2", 2)]
    public void Metric_files_may_say_that_a_value_is_not_finite(string text, double expected)
    {
        Assert.True(NumberText.TryParseMetric(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("1e400")]
    [InlineData("--inf")]
    public void Other_words_are_no_metric(string text) => Assert.False(NumberText.TryParseMetric(text, out _));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234.5678, "1235")]
    [InlineData(1e9, "1e9")]
    [InlineData(2.5e-7, "2.5e-7")]
    [InlineData(1e100, "1e100")]
    [InlineData(0.30000000000000004, "0.3")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void People_read_four_digits(double value, string expected) => Assert.Equal(expected, NumberText.Short(value));

    [Fact]
    public void The_long_form_reads_back_as_the_same_number() =>
        Gen.Double.Where(double.IsFinite).Sample(value => NumberText.TryParse(NumberText.RoundTrip(value), out var back) && back.Equals(value));

    [Fact]
    public void Every_culture_writes_the_same()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(("1.5", "1.5"), (NumberText.Short(1.5), NumberText.RoundTrip(1.5)));
            Assert.Equal("N=1.5", NamedValues<double>.Of(("N", 1.5)).ToString());
            Assert.Equal("0.5 %", Amount.TryParse("0.5%").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
