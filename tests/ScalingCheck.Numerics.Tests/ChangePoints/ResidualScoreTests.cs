using MathNet.Numerics.Distributions;

namespace ScalingCheck.Numerics.ChangePoints;

public sealed class ResidualScoreTests
{
    /// <summary>The formula again, step by step and without any short cut.</summary>
    [Theory]
    [InlineData(20, 0, 1)]
    [InlineData(35, .5, 2)]
    [InlineData(200, .7, 3)]
    public void The_scores_are_those_of_the_formula(int n, double memory, int seed)
    {
        var x = Noise.Ar(n + 1, memory, seed);
        x[4] += 9;
        var window = new SortedWindow(n);
        window.Fill(x.AsSpan(0, n));
        var (m, s) = (window.Median, window.Scale());
        var clipped = x.Select(v => Math.Clamp((v - m) / s, -2.5, 2.5)).ToArray();
        var mean = clipped[..n].Average();
        var d = clipped[..n].Select(z => z - mean).ToArray();
        var raw = Enumerable.Range(1, n - 1).Sum(i => d[i] * d[i - 1]) / d.Sum(v => v * v);
        var phi = Math.Clamp(raw + (1 + 3 * raw) / n + .5 / Math.Sqrt(n), 0, .9);
        var sd = Math.Sqrt(Enumerable.Range(1, n - 1).Sum(i => Math.Pow(d[i] - phi * d[i - 1], 2)) / (n - 3));
        var t = ((x[n] - m) / s - mean - phi * Math.Clamp((x[n - 1] - m) / s - mean, -2.5, 2.5)) / (sd * Math.Sqrt(1 + 1.0 / n));
        var first = Math.Clamp(Normal.InvCDF(0, 1, StudentT.CDF(0, 1, n - 2, t)), -2.5, 2.5);
        double Residual(int i) => (x[i] - m) / s - phi * clipped[i - 1];
        var below = Enumerable.Range(1, n - 1).Sum(i => Residual(i) < Residual(n) ? 1 : Residual(i) == Residual(n) ? .5 : 0);
        var second = Normal.InvCDF(0, 1, (below + .5) / n);

        var score = ResidualScore.Of(x.AsSpan(0, n), x[n], m, s, new double[n]);
        Assert.Equal(phi, score.Phi, 1e-10);
        // Hill's deviate is good to 1e-4 at these degrees of freedom.
        Assert.Equal(Math.Min(first, second), score.Worse, 1e-4);
        Assert.Equal(Math.Min(-first, -second), score.Better, 1e-4);
    }

    [Fact]
    public void A_value_beyond_all_is_worth_no_more_than_the_clip()
    {
        var x = Noise.White(200, 8);
        var score = ResidualScore.Of(x, 1e9, 0, 1, new double[200]);
        Assert.InRange(score.Worse, 2, ResidualScore.Clip);
        // Of 200 ranks the last has the normal score 2.81.
        Assert.Equal(-Normal.InvCDF(0, 1, 399 / 400.0), score.Better, 1e-9);
    }
}
