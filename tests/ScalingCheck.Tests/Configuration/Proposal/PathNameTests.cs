using ScalingCheck.Configuration.Proposal;

namespace ScalingCheck.Tests.Configuration.Proposal;

public sealed class PathNameTests
{
    [Theory]
    [InlineData("params-1000", "params", "1000", "")]
    [InlineData("N1e6", "N", "1e6", "")]
    [InlineData("pythia-70M", "pythia", "70", "e6")]
    [InlineData("loss_params=0.5.csv", "params", "0.5", "")]
    [InlineData("1000", "", "1000", "")]
    public void Numbers_are_found_with_the_word_before_them(string name, string word, string digits, string unit)
    {
        var number = Assert.Single(PathName.Of(name).Numbers);
        Assert.Equal((word, digits, unit), (number.Word, number.Digits, number.Unit));
    }

    [Theory]
    [InlineData("a1b2c3d4")]
    [InlineData("2026-01-31")]
    [InlineData("100x28")]
    public void Hashes_and_dates_are_no_numbers(string name) => Assert.Empty(PathName.Of(name).Numbers);
}
