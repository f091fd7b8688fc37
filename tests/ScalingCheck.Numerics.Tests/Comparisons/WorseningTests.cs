namespace ScalingCheck.Numerics.Comparisons;

public sealed class WorseningTests
{
    [Theory]
    [InlineData(3e7, 3e9, 10, 3e10, .01, 1, 21.600326, .0121948, .00829746, .0401100)]
    [InlineData(3e7, 3e9, 6, 3e10, .01, 1, 14.845315, .0175500, .0111573, .0542957)]
    [InlineData(1e7, 1e8, 5, 1e9, .0004, 1, 3.313686, .000834702, .00102532, .00363838)]
    [InlineData(1e7, 1e8, 5, 1e9, .001, 3, 3.313686, .00120479, .00147993, .00525155)]
    [InlineData(1e7, 1e9, 5, 1e10, .005, 1, 13.254745, .0104338, .00640827, .0313013)]
    [InlineData(1e7, 1.28e9, 8, 1.28e10, .005, 2, 20.179027, .00498881, .00314118, .0156688)]
    public void The_smallest_detectable_changes_of_common_designs_are_as_published(
        double from, double to, int n, double target, double noise, int runs,
        double sizesSquared, double level, double slope, double ratio)
    {
        var u = Enumerable.Range(0, n).Select(i => Math.Log(from) + Math.Log(to / from) * i / (n - 1)).ToArray();
        var scatter = noise * Math.Sqrt(2.0 / runs);
        double Detectable(CurveContrast contrast) =>
            new Worsening(0, scatter * Math.Sqrt(contrast.VarianceFactor), n - 2).DetectableChange(.05, .8);

        // Six digits are published.
        Assert.Equal(1, sizesSquared * CurveContrast.Slope(u).VarianceFactor, 1e-6);
        Assert.Equal(1, Detectable(CurveContrast.Level(u)) / level, 5e-6);
        Assert.Equal(1, Detectable(CurveContrast.Slope(u)) / slope, 5e-6);
        Assert.Equal(1, Detectable(CurveContrast.RatioAt(u, Math.Log(target))) / ratio, 5e-6);
    }

    [Fact]
    public void It_prints_its_numbers()
        => Assert.Contains("DegreesOfFreedom = 6", new Worsening(1, 2, 6).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_margin_adds_to_the_detectable_change()
    {
        var worsening = new Worsening(.2, .01, 6);
        Assert.Equal(.05 + .01 * 2.822099, worsening.DetectableChange(.05, .8, .05), 1e-8);
    }

    [Fact]
    public void Without_noise_every_change_beyond_the_margin_is_certain()
    {
        var exact = new Worsening(.02, 0, 4);
        Assert.Equal(.02, exact.LowerBound(.05));
        Assert.Equal(.02, exact.UpperBound(.05));
        Assert.Equal(0, exact.PValue(.01));
        Assert.Equal(1, exact.PValue(.02));
        Assert.Equal(.01, exact.DetectableChange(.05, .8, .01));
        Assert.Equal(0, exact.TwoSidedPValue());
        Assert.Equal(1, new Worsening(0, 0, 4).TwoSidedPValue());
    }

    [Fact]
    public void Infinite_degrees_of_freedom_mean_the_normal_distribution()
    {
        var worsening = new Worsening(1.6448536269514722, 1, double.PositiveInfinity);
        Assert.Equal(.05, worsening.PValue(), 1e-12);
        Assert.Equal(0, worsening.LowerBound(.05), 1e-12);
        // Sum of the normal quantiles at .95 and .8.
        Assert.Equal(1.6448536269514722 + .8416212335729143, worsening.DetectableChange(.05, .8), 1e-9);
    }

    [Theory]
    [InlineData(double.NaN, 6)]
    [InlineData(.01, 0)]
    [InlineData(.01, double.NaN)]
    [InlineData(double.PositiveInfinity, 6)]
    public void An_unknown_error_makes_everything_unknown(double error, double degrees)
    {
        var worsening = new Worsening(.02, error, degrees);
        Assert.False(worsening.IsTestable);
        Assert.True(double.IsNaN(worsening.PValue()));
        Assert.True(double.IsNaN(worsening.TwoSidedPValue()));
        Assert.True(double.IsNaN(worsening.LowerBound(.05)));
        Assert.True(double.IsNaN(worsening.UpperBound(.05)));
        Assert.True(double.IsNaN(worsening.DetectableChange(.05, .8)));
    }
}
