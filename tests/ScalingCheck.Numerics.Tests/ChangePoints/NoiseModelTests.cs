using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.ChangePoints;

public sealed class NoiseModelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(.5)]
    [InlineData(.8)]
    public void Drawn_noise_has_the_spread_and_the_memory_of_the_history(double phi)
    {
        var model = NoiseModel.Fit(Noise.Ar(2000, phi, 3));
        var drawn = new double[20_000];
        var random = new DrawGenerator(1, 0);
        model.Draw(drawn, ref random);
        var variance = drawn.Sum(x => x * x) / drawn.Length;
        // Three standard errors of variance and autocorrelation from 2,000 values with this memory.
        Assert.Equal(1, variance, 3 * Math.Sqrt(2.0 / 2000 * (1 + phi * phi) / (1 - phi * phi)));
        var lagged = Enumerable.Range(1, drawn.Length - 1).Sum(i => drawn[i] * drawn[i - 1]) / drawn.Sum(x => x * x);
        Assert.Equal(phi, lagged, 3 * Math.Sqrt(1 - phi * phi + .01) / Math.Sqrt(2000) + .01);
    }

    [Fact]
    public void Memory_of_more_than_one_lag_is_found()
    {
        var slow = Noise.Ar(1000, .8, 7);
        var white = Noise.White(1000, 8);
        Assert.True(NoiseModel.Fit(slow.Zip(white, (a, b) => a + b).ToArray()).Coefficients.Count >= 2);
        Assert.Empty(NoiseModel.Fit(Noise.White(60, 12)).Coefficients);
    }

    [Fact]
    public void Too_few_values_are_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => NoiseModel.Fit([1, 2, 3]));
}
