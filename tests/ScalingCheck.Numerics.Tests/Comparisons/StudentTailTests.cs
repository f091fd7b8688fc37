namespace ScalingCheck.Numerics.Comparisons;

public sealed class StudentTailTests
{
    [Theory]
    [InlineData(.05)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    public void Quantiles_of_one_two_and_four_degrees_of_freedom_have_closed_forms(double alpha)
    {
        // cot(pi alpha); (1 - 2 alpha) sqrt(2/(4 alpha (1 - alpha))); Shaw 2006 for four.
        var q = 4 * alpha * (1 - alpha);
        Expect(1 / Math.Tan(Math.PI * alpha), 1);
        Expect((1 - 2 * alpha) * Math.Sqrt(2 / q), 2);
        Expect(2 * Math.Sqrt(Math.Cos(Math.Acos(Math.Sqrt(q)) / 3) / Math.Sqrt(q) - 1), 4);

        void Expect(double t, double df)
        {
            Assert.Equal(1, StudentTail.UpperQuantile(alpha, df) / t, 1e-9);
            Assert.Equal(1, StudentTail.UpperTail(t, df) / alpha, 1e-9);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3.5)]
    [InlineData(30)]
    [InlineData(1000)]
    [InlineData(1e6)]
    [InlineData(1e7)]
    public void Tail_and_quantile_are_inverse_and_symmetric(double df)
    {
        foreach (var alpha in new[] { 1e-9, .001, .01, .3, .5, .9, .999 })
        {
            var t = StudentTail.UpperQuantile(alpha, df);
            Assert.Equal(1, StudentTail.UpperTail(t, df) / alpha, 1e-8);
            Assert.Equal(1, StudentTail.UpperTail(t, df) + StudentTail.UpperTail(-t, df), 1e-12);
        }
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e6)]
    [InlineData(1e7)]
    public void Many_degrees_of_freedom_approach_the_normal_as_theory_says(double df)
    {
        // Cornish-Fisher: t = z + (z³ + z)/(4 df) + O(1/df²).
        const double z = 1.6448536269514722;
        Assert.Equal(z + (z * z * z + z) / (4 * df), StudentTail.UpperQuantile(.05, df), 5 / (df * df) + 1e-10);
    }

    [Fact]
    public void Arguments_out_of_range_give_NaN()
    {
        Assert.True(double.IsNaN(StudentTail.UpperTail(1, 0)));
        Assert.True(double.IsNaN(StudentTail.UpperTail(double.NaN, 3)));
        Assert.True(double.IsNaN(StudentTail.UpperQuantile(-.1, 3)));
        Assert.True(double.IsNaN(StudentTail.UpperQuantile(1.1, 3)));
        Assert.True(double.IsNaN(StudentTail.UpperQuantile(.5, double.NaN)));
        Assert.Equal(0, StudentTail.UpperTail(double.PositiveInfinity, 3));
        Assert.Equal(double.PositiveInfinity, StudentTail.UpperQuantile(0, 3));
        Assert.Equal(double.NegativeInfinity, StudentTail.UpperQuantile(1, 3));
    }
}
