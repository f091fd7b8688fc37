namespace ScalingCheck.Tests;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("chekcs", "checks")]
    [InlineData("cheks", "checks")]
    [InlineData("Checks", "checks")]
    [InlineData("colect", "collect")]
    [InlineData("bt", "by")]
    [InlineData("benjamini-hochbrg", "benjamini-hochberg")]
    public void A_slip_of_the_hand_is_recognised(string name, string expected) =>
        Assert.Equal(expected, Suggestion.Nearest(name, ["y", "x", "by", "checks", "collect", "benjamini-hochberg", "benjamini-yekutieli"]));

    [Theory]
    [InlineData("z")]
    [InlineData("z", "zebra")]
    [InlineData("metrics")]
    [InlineData("")]
    public void Another_word_is_no_slip(string name, string candidate = "x") => Assert.Null(Suggestion.Nearest(name, [candidate, "by", "checks"]));

    [Fact]
    public void Of_two_as_near_the_first_in_the_alphabet_is_meant() => Assert.Equal("loss_a", Suggestion.Nearest("loss_c", ["loss_b", "loss_a"]));

    [Fact]
    public void Nothing_is_nearest_among_nothing() => Assert.Null(Suggestion.Nearest("loss", []));

    [Fact]
    public void Names_of_a_megabyte_cost_nothing()
    {
        var huge = new string('a', 1 << 20);
        Assert.Null(Suggestion.Nearest(huge, [huge[1..], "loss"]));
        Assert.Equal("loss", Suggestion.Nearest("los", [huge, "loss"]));
    }
}
