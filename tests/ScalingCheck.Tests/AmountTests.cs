namespace ScalingCheck.Tests;

public sealed class AmountTests
{
    [Theory]
    [InlineData("0.05", 0.05, false, "0.05")]
    [InlineData("5%", 0.05, true, "5 %")]
    [InlineData(" 5 % ", 0.05, true, "5 %")]
    [InlineData("0", 0, false, "0")]
    [InlineData("150%", 1.5, true, "150 %")]
    [InlineData("1e-3", 0.001, false, "0.001")]
    public void An_amount_is_a_number_or_a_percentage(string text, double value, bool relative, string shown)
    {
        var amount = Amount.TryParse(text);
        Assert.Equal(new Amount(value, relative), amount);
        Assert.Equal(shown, amount.ToString());
    }

    [Theory]
    [InlineData("-5%")]
    [InlineData("-0.1")]
    [InlineData("1,5")]
    [InlineData("%")]
    [InlineData("5%%")]
    [InlineData("5 percent")]
    [InlineData("NaN")]
    [InlineData("Infinity%")]
    [InlineData("")]
    public void Anything_else_is_none(string text) => Assert.Null(Amount.TryParse(text));
}
