using MathNet.Numerics.Integration;

namespace ScalingCheck.Numerics.Processes;

/// <summary>Two- and three-dimensional normal probabilities against quadrature of the density.</summary>
public sealed class LevelPairTests
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 256);

    [Theory]
    [InlineData(0, .3)]
    [InlineData(1, .3)]
    [InlineData(1, .95)]
    [InlineData(2, .7)]
    [InlineData(2, -.4)]
    [InlineData(-1, .9)]
    public void Two_values_below_a_level(double level, double r)
    {
        var expected = Over(level, x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * StandardNormal.Below((level - (r * x)) / Math.Sqrt(1 - (r * r))));
        Assert.Equal(expected, LevelPair.BothBelow(level, r), 1e-11);
    }

    [Theory]
    [InlineData(0, .5, .5, .25)]
    [InlineData(1, .5, .5, .25)]
    [InlineData(1, .9, .81, .729)]
    [InlineData(2, .8, .64, .512)]
    [InlineData(1, .9, .9, .81)]
    [InlineData(2, .95, .95, .9025)]
    [InlineData(1, .45, .405, .3645)]
    [InlineData(1, .5, -.3, -.2)]
    [InlineData(-1, .8, .3, .25)]
    public void Three_values_about_a_level_to_nine_digits(double level, double r1, double near, double far)
    {
        // The specification asks for 1e-9: at 1e-6 the tail of the law has a floor.
        var determinant = 1 - (r1 * r1) - (near * near) - (far * far) + (2 * r1 * near * far);
        var spread = Math.Sqrt(determinant / (1 - (near * near)));
        var together = Over(level, x => Over(level, y =>
        {
            var density = Math.Exp(-((x * x) - (2 * near * x * y) + (y * y)) / (2 * (1 - (near * near)))) / (2 * Math.PI * Math.Sqrt(1 - (near * near)));
            var mean = (((r1 - (far * near)) * x) + ((far - (r1 * near)) * y)) / (1 - (near * near));
            return density * StandardNormal.Above((level - mean) / spread);
        }));
        var apart = LevelPair.CrossingRate(level, r1) * StandardNormal.Below(level);
        Assert.Equal(together - apart, LevelPair.StillBelow(level, r1, near, far), 1e-9);
    }

    [Fact]
    public void At_zero_the_arc_sine_law_holds()
    {
        // Sheppard 1899: P(X ≤ 0, Y ≤ 0) = 1/4 + asin(r)/(2π).
        Assert.All([-.99, -.5, 0, .2, .9, .999], r => Assert.Equal(.25 + (Math.Asin(r) / (2 * Math.PI)), LevelPair.BothBelow(0, r), 1e-14));
        Assert.All([0, .3, .9, .99], r => Assert.Equal(Math.Acos(r) / (2 * Math.PI), LevelPair.CrossingRate(0, r), 1e-14));
    }

    [Fact]
    public void Three_independent_values_gain_nothing() => Assert.Equal(0, LevelPair.StillBelow(1, .4, 0, 0));

    private static double Over(double to, Func<double, double> density)
    {
        const double From = -9;
        var (middle, half) = ((to + From) / 2, (to - From) / 2);
        var sum = 0.0;
        for (var i = 0; i < Rule.Order; i++) sum += Rule.GetWeight(i) * density(middle + (half * Rule.GetAbscissa(i)));
        return half * sum;
    }
}
