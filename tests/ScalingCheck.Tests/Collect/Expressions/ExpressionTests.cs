using System.Globalization;
using ScalingCheck.Collect.Expressions;

namespace ScalingCheck.Tests.Collect.Expressions;

public sealed class ExpressionTests
{
    private static double? Value(string text, params (string Name, double Value)[] row)
    {
        Assert.True(Expression.TryParse(text, out var expression, out var error), error?.Message);
        return expression.Evaluate(name => row.Where(entry => entry.Name == name).Select(entry => (double?)entry.Value).FirstOrDefault());
    }

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("2 * -3", -6)]
    [InlineData("--3", 3)]
    [InlineData(".5 + 1e3 + 2E-1", 1000.7)]
    [InlineData("ln(exp(2))", 2)]
    [InlineData("log10(1000) + log2(8) + sqrt(9) + abs(-1)", 10)]
    [InlineData("min(3, 1, 2) + max(3, 4)", 5)]
    [InlineData(" min ( 3 , 1 ) ", 1)]
    public void Arithmetic_binds_as_in_mathematics(string text, double expected) => Assert.Equal(expected, Value(text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Names_are_taken_from_the_row(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Assert.Equal(1000, Value("flop / (6 * params)", ("flop", 6e9), ("params", 1e6)));
        Assert.Equal(1.5, Value("`Model Size` * 1.5 + a.b_2", ("Model Size", 1), ("a.b_2", 0)));
        Assert.Null(Value("flop / params", ("flop", 1)));
        Assert.Equal(double.PositiveInfinity, Value("1 / 0"));
        Assert.Equal(3, Value("min", ("min", 3)));
    }

    [Fact]
    public void The_names_are_listed_once_in_the_order_of_use()
    {
        Assert.True(Expression.TryParse("b + a * b", out var expression, out _));
        Assert.Equal(["b", "a"], expression.Names);
    }

    [Theory]
    [InlineData("", 1, "ends")]
    [InlineData("1 +", 4, "ends")]
    [InlineData("(1 + 2", 1, "never closed")]
    [InlineData("min(1, 2", 4, "never closed")]
    [InlineData("1)", 2, "without")]
    [InlineData("1 2", 3, "operator")]
    [InlineData("a b", 3, "operator")]
    [InlineData("a % b", 3, "'%'")]
    [InlineData("sin(1)", 1, "log10")]
    [InlineData("max(1)", 4, "two arguments")]
    [InlineData("ln(1, 2)", 5, "')'")]
    [InlineData("6params", 1, "backticks")]
    [InlineData("1e400", 1, "no number")]
    [InlineData("1,5", 2, "','")]
    [InlineData("`a", 1, "backtick")]
    [InlineData("``", 1, "empty name")]
    [InlineData("1 + \0", 5, "expected a number")]
    public void A_mistake_is_told_with_its_column(string text, int column, string part)
    {
        Assert.False(Expression.TryParse(text, out _, out var error));
        Assert.Equal(column, error.Column);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("^", error.Explain(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('^')]
    [InlineData('1')]
    public void No_expression_is_too_much(char character)
    {
        foreach (var length in new[] { 100, 4000, 100_000 })
            Assert.NotEqual(Expression.TryParse(new string(character, length), out _, out var problem), problem is not null);
        Assert.False(Expression.TryParse(string.Concat(Enumerable.Repeat("2^", 500)) + "2", out _, out var error));
        Assert.Contains("64", error.Message, StringComparison.Ordinal);
        Assert.Equal(2000, Value(string.Join('+', Enumerable.Repeat("1", 2000))));
    }

    [Fact]
    public void Random_text_gives_an_expression_or_an_error()
    {
        var random = new Random(7);
        const string alphabet = "ab1.e+-*/^(),` \tln_%ä";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            if (Expression.TryParse(text, out var expression, out var error)) expression.Evaluate(_ => 2);
            else Assert.InRange(error.Column, 1, text.Length + 1);
        }
    }
}
