using ScalingCheck.Configuration;
using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

public sealed class QuickCheckTests
{
    [Fact]
    public void The_command_line_takes_the_keys_of_a_configuration()
    {
        var (check, problems) = Read(["params", "tokens"], new("form", "chinchilla"), new("better", "higher"), new("level", "0.9"));
        Assert.Empty(problems);
        Assert.Equal(["params", "tokens"], check!.Check.X);
        Assert.Equal(["run"], check.Check.By);
        Assert.Equal(Direction.Higher, check.Check.Better);
        Assert.Equal(0.9, check.Check.Level);
        Assert.Equal(1e9, check.Check.Forecast[0].TryGet("params", out var size) ? size : 0);
    }

    [Theory]
    [InlineData("formm", "power", "command line: error SC3002: unknown key 'formm' in the check (did you mean 'form'?)")]
    [InlineData("form", "power", "command line: error SC3011: check 'fit': form power takes one axis, x has 2")]
    [InlineData("level", "", "command line: error SC3003: 'level' is nothing, expected a number with a decimal point")]
    [InlineData("gates", "slope", "command line: error SC3003: 'gates' is 'slope', expected a mapping")]
    public void A_wrong_key_is_refused_as_in_a_configuration(string key, string value, string expected)
    {
        var (check, problems) = Read(["params", "tokens"], new KeyValuePair<string, string>(key, value));
        Assert.Null(check);
        Assert.StartsWith(expected, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_axis_is_refused() =>
        Assert.Equal("command line: error SC3003: 'x' is an empty list, expected 1 to 2", Assert.Single(Read([]).Problems).ToString());

    [Fact]
    public void Variables_are_the_shells_business() => Assert.Equal(
        "command line: error SC3003: 'level' is '${LEVEL}', expected a number with a decimal point, such as 0.5 or 1e9",
        Assert.Single(Read(["a", "b"], new KeyValuePair<string, string>("level", "${LEVEL}")).Problems).ToString());

    private static (GatedCheck? Check, IReadOnlyList<Diagnostics.Diagnostic> Problems) Read(string[] x, params KeyValuePair<string, string>[] set) =>
        QuickCheck.Read("fit", "loss", x, ["run"], x.Length == 2 && x[0] == "params" ? [NamedValues<double>.Of(("params", 1e9), ("tokens", 2e10))] : [], set);
}
