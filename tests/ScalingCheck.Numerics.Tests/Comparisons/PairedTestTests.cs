namespace ScalingCheck.Numerics.Comparisons;

public sealed class PairedTestTests
{
    private static readonly double Target = Math.Log(1.28e10);

    [Fact]
    public void The_published_pair_gives_its_level()
        => Expect(PairedTest.Compare(CurveContrast.Level(SetA.U), SetA.LogRatios), -.00769159, .00380871, -2.01947, .955017);

    [Fact]
    public void The_published_pair_gives_its_slope()
        => Expect(PairedTest.Compare(CurveContrast.Slope(SetA.U), SetA.LogRatios), .00917361, .00239813, 3.82532, .00435327);

    [Fact]
    public void The_published_pair_gives_its_ratio_inside_the_range()
        => Expect(
            PairedTest.Compare(CurveContrast.RatioAt(SetA.U, Math.Log(1.28e9)), SetA.LogRatios),
            .01456373, .00695372, 2.09438, .0405528);

    [Fact]
    public void The_published_pair_gives_its_ratio_at_the_target()
        => Expect(
            PairedTest.Compare(CurveContrast.RatioAt(SetA.U, Target), SetA.LogRatios),
            .03568675, .01196233, 2.98326, .0122665);

    [Fact]
    public void The_published_pair_gives_its_residual_scatter()
    {
        var slope = CurveContrast.Slope(SetA.U);
        Assert.Equal(.01077266, Math.Sqrt(slope.ResidualSumOfSquares(SetA.LogRatios) / 6), 8);
    }

    [Fact]
    public void The_published_pair_gives_its_shared_floor_change()
    {
        var change = PairedTest.Compare(CurveContrast.SharedFloor(SetA.U, SetA.Pooled, Target), SetA.LogRatios);
        // The pooled parameters are published to six digits, and so are these.
        Assert.Equal(.010264, change.Change, 1e-6);
        Assert.Equal(.002567, change.StandardError, 1e-6);
        // Published as .00528, which is what the rounded .010264 and .002567 give; unrounded it is .005274.
        Assert.Equal(.00528, change.LowerBound(.05), 1e-5);
    }

    [Fact]
    public void The_shared_floor_parameters_of_the_published_pair_are_found()
    {
        // Change of ln A' and of alpha, from the origin x_ref.
        var centre = SetA.U.Average();
        var share = Array.ConvertAll(SetA.U, SetA.Pooled.ReducibleShare);
        var bend = SetA.U.Select((u, i) => -(u - centre) * share[i]).ToArray();
        var ones = Enumerable.Repeat(1.0, 8).ToArray();
        var amplitude = PairedTest.Compare(
            CurveContrast.Create(ContrastKind.SharedFloor, ones, share, bend, 1, 0), SetA.LogRatios);
        var exponent = PairedTest.Compare(
            CurveContrast.Create(ContrastKind.SharedFloor, ones, share, bend, 0, 1), SetA.LogRatios);
        Assert.Equal(-.007435, amplitude.Change, 1e-6);
        Assert.Equal(.010188, amplitude.StandardError, 1e-6);
        Assert.Equal(-.031656, exponent.Change, 1e-6);
        Assert.Equal(.005999, exponent.StandardError, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0)]
    public void Too_few_sizes_give_no_error_rather_than_an_exception(int n)
    {
        var u = SetA.U[..n];
        foreach (var contrast in new[] { CurveContrast.Level(u), CurveContrast.Slope(u), CurveContrast.RatioAt(u, 20) })
        {
            var worsening = PairedTest.Compare(contrast, SetA.LogRatios.AsSpan(0, n));
            Assert.False(worsening.IsTestable);
            Assert.True(double.IsNaN(worsening.PValue()));
        }
    }

    [Fact]
    public void The_same_size_again_and_again_has_a_level_and_no_slope()
    {
        double[] u = [18.1, 18.1, 18.1, 18.1];
        double[] d = [.01, .02, .03, .04];
        Assert.Equal(.025, PairedTest.Compare(CurveContrast.Level(u), d).Change, 1e-15);
        Assert.True(double.IsNaN(PairedTest.Compare(CurveContrast.Slope(u), d).Change));
    }

    [Fact]
    public void Copied_rows_are_recognised()
    {
        Assert.True(PairedTest.AreIdentical([0, 0, 0, 0]));
        Assert.False(PairedTest.AreIdentical([0, 0, 0, 1e-15]));
        Assert.False(PairedTest.AreIdentical([]));
    }

    [Fact]
    public void Ratios_without_scatter_are_exact()
    {
        var d = Enumerable.Repeat(Math.Log(1.02), 8).ToArray();
        var level = PairedTest.Compare(CurveContrast.Level(SetA.U), d);
        var slope = PairedTest.Compare(CurveContrast.Slope(SetA.U), d);
        Assert.Equal(0, level.StandardError);
        Assert.Equal(0, level.PValue(Math.Log(1.01)));
        Assert.Equal(1, level.PValue(Math.Log(1.03)));
        Assert.Equal(new Worsening(0, 0, 6), slope);
    }

    [Fact]
    public void Two_replicates_count_as_the_size_given_twice_for_the_estimate()
    {
        double[] u = [1, 2, 3, 4];
        double[] d = [.01, -.02, .03, .02];
        double[] weights = [1, 2, 1, 1];
        double[] longer = [1, 2, 2, 3, 4];
        double[] again = [.01, -.02, -.02, .03, .02];
        foreach (var (weighted, repeated) in new[]
        {
            (CurveContrast.Level(u, weights), CurveContrast.Level(longer)),
            (CurveContrast.Slope(u, weights), CurveContrast.Slope(longer)),
            (CurveContrast.RatioAt(u, 7, weights), CurveContrast.RatioAt(longer, 7)),
        })
        {
            Assert.Equal(repeated.Value(again), weighted.Value(d), 1e-14);
            Assert.Equal(repeated.VarianceFactor, weighted.VarianceFactor, 1e-14);
            Assert.Equal(repeated.ResidualSumOfSquares(again), weighted.ResidualSumOfSquares(d), 1e-14);
        }
    }

    private static void Expect(Worsening worsening, double value, double error, double t, double p)
    {
        // Published to the last digit given.
        Assert.Equal(value, worsening.Change, 5.1e-9);
        Assert.Equal(error, worsening.StandardError, 5.1e-9);
        Assert.Equal(6, worsening.DegreesOfFreedom);
        Assert.Equal(t, worsening.Change / worsening.StandardError, 5.1e-6);
        Assert.Equal(p, worsening.PValue(), 1e-5 * p);
    }
}
