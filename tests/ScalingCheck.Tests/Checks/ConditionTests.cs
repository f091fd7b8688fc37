using ScalingCheck.Checks;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class ConditionTests
{
    private static readonly Observation Run = Of("loss", 3, ("params", 1e6), ("split", "val"), ("version", "1.10"), ("width", "512"));

    [Theory]
    [InlineData("split=val", true)]
    [InlineData("split==val", true)]
    [InlineData("split = val", true)]
    [InlineData("split=VAL", false)]
    [InlineData("split!=val", false)]
    [InlineData("split!=test", true)]
    [InlineData("params=1e6", true)]
    [InlineData("params=1000000", true)]
    [InlineData("params!=1000000", false)]
    [InlineData("params>=1e6", true)]
    [InlineData("params>1e6", false)]
    [InlineData("params<=1e6", true)]
    [InlineData("params<1e6", false)]
    [InlineData("params>999999", true)]
    [InlineData("width>=512", true)]
    [InlineData("width<512", false)]
    [InlineData("split>3", false)]
    [InlineData("absent=val", false)]
    [InlineData("absent!=val", true)]
    [InlineData("absent<1", false)]
    public void A_condition_holds_or_not(string text, bool expected) => Assert.Equal(expected, Condition.ParseAssignment(text)!.Holds(Run));

    [Theory]
    [InlineData("version=1.1")]
    [InlineData("width=512.0")]
    public void Labels_are_equal_as_text(string text) => Assert.False(Condition.ParseAssignment(text)!.Holds(Run));

    [Theory]
    [InlineData("=val")]
    [InlineData("split")]
    [InlineData("")]
    [InlineData("split=")]
    [InlineData("params>=big")]
    [InlineData("params>1,5")]
    [InlineData("a!b")]
    public void Text_that_is_no_condition_is_refused(string text) => Assert.Null(Condition.ParseAssignment(text));

    [Fact]
    public void A_list_means_any_of_its_values()
    {
        var condition = Assert.Single(Condition.Parse("split", ["val", "test"], out _)!);
        Assert.True(condition.Holds(Run));
        Assert.False(Assert.Single(Condition.Parse("split", ["a", "b"], out _)!).Holds(Run));
    }

    [Fact]
    public void A_list_of_negations_means_none_of_its_values()
    {
        Assert.False(Assert.Single(Condition.Parse("split", ["!= val", "!= test"], out _)!).Holds(Run));
        Assert.True(Assert.Single(Condition.Parse("split", ["!= a", "!= b"], out _)!).Holds(Run));
    }

    [Theory]
    [InlineData(">= 1e6", "< 1e7", true)]
    [InlineData("> 1e6", "< 1e7", false)]
    [InlineData(">= 1e5", "< 1e6", false)]
    public void A_list_of_comparisons_means_all_of_them(string lower, string upper, bool expected) =>
        Assert.Equal(expected, Condition.Parse("params", [lower, upper], out _)!.All(condition => condition.Holds(Run)));
}
