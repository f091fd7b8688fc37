namespace ScalingCheck.Numerics.Comparisons;

public sealed class NoncentralFTests
{
    [Theory]
    [InlineData(3.708265, 3, 10, .05)]
    [InlineData(4.102821, 2, 10, .05)]
    [InlineData(6.552313, 3, 10, .01)]
    public void The_quantiles_are_those_of_the_tables(double f, int restrictions, double df, double alpha)
        => Assert.Equal(f, NoncentralF.UpperQuantile(alpha, restrictions, df), 1e-5);

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void With_one_restriction_it_is_the_square_of_the_noncentral_t(double df)
    {
        foreach (var delta in new[] { 0, .7, 3, 12 })
            foreach (var t in new[] { .5, 2, 9 })
            {
                var both = NoncentralT.UpperTail(t, df, delta) + NoncentralT.UpperTail(t, df, -delta);
                Assert.Equal(both, NoncentralF.UpperTail(t * t, 1, df, delta * delta), 1e-9);
            }
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 14)]
    [InlineData(5, 60)]
    public void The_noncentrality_gives_the_wanted_power(int restrictions, double df)
    {
        var noncentrality = NoncentralF.Noncentrality(.05, .8, restrictions, df);
        var critical = NoncentralF.UpperQuantile(.05, restrictions, df);
        Assert.Equal(.05, NoncentralF.UpperTail(critical, restrictions, df, 0), 1e-10);
        Assert.Equal(.8, NoncentralF.UpperTail(critical, restrictions, df, noncentrality), 1e-9);
    }

    [Fact]
    public void Two_restrictions_and_no_noncentrality_have_a_closed_form()
        // P(F > f) = (1 + 2 f/df)^(-df/2); also far out, where 1 - CDF is 0.
        => Assert.Equal(1, NoncentralF.UpperTail(400, 2, 40, 0) / Math.Pow(1 + 800.0 / 40, -20), 1e-10);

    [Fact]
    public void Arguments_out_of_range_are_not_a_number()
    {
        Assert.True(double.IsNaN(NoncentralF.UpperTail(-1, 2, 5, 0)));
        Assert.True(double.IsNaN(NoncentralF.UpperTail(double.NaN, 2, 5, 0)));
        Assert.True(double.IsNaN(NoncentralF.UpperTail(1, 2, 0, 0)));
        Assert.True(double.IsNaN(NoncentralF.Noncentrality(.05, .01, 2, 5)));
    }
}
