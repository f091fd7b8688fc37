namespace ScalingCheck.Tests;

public sealed class NamedValuesTests
{
    private static readonly NamedValues<double> Values = NamedValues<double>.Of(("params", 1e6), ("N", 2));

    [Fact]
    public void Equal_contents_are_equal_hash_alike_and_print_alike_in_any_order()
    {
        var other = NamedValues<double>.Of(("N", 2), ("params", 1e6));
        Assert.Equal(Values, other);
        Assert.Equal(Values.GetHashCode(), other.GetHashCode());
        Assert.Equal("N=2, params=1000000", other.ToString());
        Assert.NotEqual(Values, other.With("N", 3));
        Assert.NotEqual(Values, other.Without("N"));
        Assert.NotEqual(Values, NamedValues<double>.Of(("M", 2), ("params", 1e6)));
        Assert.False(Values.Equals(null));
    }

    [Fact]
    public void A_value_that_is_no_number_equals_itself() =>
        Assert.Equal(NamedValues<double>.Of(("a", double.NaN)), NamedValues<double>.Of(("a", double.NaN)));

    [Fact]
    public void Of_two_values_under_one_name_the_last_holds()
    {
        var values = NamedValues<string>.Of(("a", "1"), ("a", "2"));
        Assert.Equal("2", Assert.Single(values).Value);
    }

    [Fact]
    public void Names_differ_by_case_and_are_sorted_ordinally() =>
        Assert.Equal(["B", "a", "ä"], NamedValues<string>.Of(("ä", ""), ("a", ""), ("B", "")).Select(entry => entry.Key));

    [Fact]
    public void Changes_make_a_new_map()
    {
        Assert.True(Values.With("seed", 1).Contains("seed"));
        Assert.False(Values.Contains("seed"));
        Assert.Same(Values, Values.Without("seed"));
        Assert.Same(NamedValues<double>.Empty, Values.Without("N", "params"));
        Assert.False(Values.TryGet("seed", out _));
    }
}
