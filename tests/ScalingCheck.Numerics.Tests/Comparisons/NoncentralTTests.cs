namespace ScalingCheck.Numerics.Comparisons;

public sealed class NoncentralTTests
{
    [Theory]
    [InlineData(.05, 3, 3.299449)]
    [InlineData(.05, 4, 3.039751)]
    [InlineData(.05, 6, 2.822099)]
    [InlineData(.05, 8, 2.726844)]
    [InlineData(.025, 3, 4.255899)]
    [InlineData(.025, 4, 3.761060)]
    [InlineData(.025, 6, 3.366897)]
    [InlineData(.025, 8, 3.200922)]
    public void The_noncentrality_for_power_80_percent_is_the_published_one(double alpha, double df, double lambda)
        => Assert.Equal(lambda, NoncentralT.Noncentrality(alpha, .8, df), 5.1e-7);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(1e5)]
    public void Without_noncentrality_it_is_the_central_t(double df)
    {
        foreach (var t in new[] { -3, -.5, 0, 1, 2.5, 12 })
            Assert.Equal(StudentTail.UpperTail(t, df), NoncentralT.UpperTail(t, df, 0), 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(1e4)]
    public void The_tail_above_zero_is_a_normal_probability(double df)
    {
        // P(Z + delta > 0), whatever S: Phi(1.5), and Phi(50).
        Assert.Equal(.9331927987311419, NoncentralT.UpperTail(0, df, 1.5), 1e-12);
        Assert.Equal(1, NoncentralT.UpperTail(0, df, 50), 1e-12);
    }

    [Fact]
    public void A_strict_level_with_one_degree_of_freedom_has_a_noncentrality_that_gives_its_power_back()
    {
        var lambda = NoncentralT.Noncentrality(.001, .8, 1);
        // S is |Z2| there: nearly lambda/t above |Z2|, so lambda is near t times the 80 % quantile of |Z2|, 1.2816.
        Assert.Equal(1.2816, lambda / StudentTail.UpperQuantile(.001, 1), .001);
        Assert.Equal(.8, NoncentralT.UpperTail(StudentTail.UpperQuantile(.001, 1), 1, lambda), 1e-10);
    }

    [Fact]
    public void Infinite_degrees_of_freedom_are_the_limit_of_many()
        => Assert.Equal(
            NoncentralT.Noncentrality(.05, .8, double.PositiveInfinity), NoncentralT.Noncentrality(.05, .8, 1e7), 1e-6);

    [Theory]
    [InlineData(.05, .8, .5)]
    [InlineData(0, .8, 5)]
    [InlineData(.05, 1, 5)]
    [InlineData(.05, .01, 5)]
    [InlineData(.05, .8, double.NaN)]
    public void Arguments_out_of_range_give_NaN(double alpha, double power, double df)
        => Assert.True(double.IsNaN(NoncentralT.Noncentrality(alpha, power, df)));
}
