using static ScalingCheck.Numerics.Comparisons.PublishedHistory;

namespace ScalingCheck.Numerics.Comparisons;

public sealed class HistoryTestTests
{
    [Fact]
    public void The_published_history_gives_its_level()
    {
        var level = HistoryTest.Compare(CurveContrast.Level(U), Bases, Head);
        Expect(level, -.00894624, .00443085, 4);
        Assert.Equal(-2.01908, level.Change / level.StandardError, 5.1e-6);
        Assert.Equal(.943191, level.PValue(), 5.1e-7);
    }

    [Fact]
    public void The_published_history_gives_its_slope_without_pooling()
    {
        var slope = HistoryTest.Compare(CurveContrast.Slope(U), Bases, Head, slopesWander: true);
        Expect(slope, .01098251, .00059492, 4);
        Assert.Equal(18.4604, slope.Change / slope.StandardError, 5.1e-5);
        Assert.Equal(1, slope.PValue() / 2.53343e-5, 5e-6);
    }

    [Fact]
    public void The_published_history_pools_its_slopes()
    {
        var slope = HistoryTest.Compare(CurveContrast.Slope(U), Bases, Head);
        Assert.Equal(12, slope.DegreesOfFreedom);
        Assert.Equal(10.24076, slope.Change / slope.StandardError, 5.1e-6);
        Assert.Equal(1, slope.PValue() / 1.38394e-7, 5e-6);
    }

    [Fact]
    public void Fewer_than_four_commits_are_not_pooled()
        => Assert.Equal(2, HistoryTest.Compare(CurveContrast.Slope(U), Bases[..3], Head).DegreesOfFreedom);

    [Fact]
    public void Slopes_that_wander_by_themselves_are_not_pooled()
    {
        var wandering = Bases.Select((curve, c) => curve.Select((y, i) => y + .02 * (c - 2) * U[i]).ToArray()).ToArray();
        Assert.Equal(4, HistoryTest.Compare(CurveContrast.Slope(U), wandering, Head).DegreesOfFreedom);
    }

    [Fact]
    public void A_factor_common_to_the_head_does_not_move_its_slope()
    {
        var slower = Array.ConvertAll(Head, y => y + .3);
        var slope = CurveContrast.Slope(U);
        Assert.Equal(
            HistoryTest.Compare(slope, Bases, Head).Change, HistoryTest.Compare(slope, Bases, slower).Change, 1e-14);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(10, 1)]
    public void P_values_of_unchanged_code_are_uniform_whatever_is_common_to_a_commit(int m, double tau)
    {
        const int sets = 4000;
        var random = new Random(991);
        CurveContrast[] contrasts = [CurveContrast.Level(U), CurveContrast.Slope(U), CurveContrast.RatioAt(U, 24)];
        double[] levels = [.01, .05, .5];
        var below = new int[contrasts.Length, levels.Length];
        double[] Draw()
        {
            var common = tau * Normal.Next(random);
            return Array.ConvertAll(U, _ => common + Normal.Next(random));
        }

        for (var set = 0; set < sets; set++)
        {
            double[][] curves = [.. Enumerable.Range(0, m).Select(_ => Draw())];
            var head = Draw();
            for (var k = 0; k < contrasts.Length; k++)
            {
                var p = HistoryTest.Compare(contrasts[k], curves, head, slopesWander: true).PValue();
                for (var a = 0; a < levels.Length; a++) if (p <= levels[a]) below[k, a]++;
            }
        }

        // Four binomial standard errors.
        for (var k = 0; k < contrasts.Length; k++)
            for (var a = 0; a < levels.Length; a++)
                Assert.Equal(levels[a], (double)below[k, a] / sets, 4 * Math.Sqrt(levels[a] * (1 - levels[a]) / sets));
    }

    [Fact]
    public void The_order_of_commits_and_the_unit_of_y_do_not_matter()
    {
        double[][] other = [.. Bases.Reverse().Select(curve => Array.ConvertAll(curve, y => y + Math.Log(1000)))];
        var head = Array.ConvertAll(Head, y => y + Math.Log(1000));
        foreach (var contrast in new[] { CurveContrast.Level(U), CurveContrast.Slope(U), CurveContrast.RatioAt(U, 24) })
        {
            var one = HistoryTest.Compare(contrast, Bases, Head);
            var two = HistoryTest.Compare(contrast, other, head);
            Assert.Equal(one.Change, two.Change, 1e-12);
            Assert.Equal(one.StandardError, two.StandardError, 1e-12);
            Assert.Equal(one.DegreesOfFreedom, two.DegreesOfFreedom);
        }
    }

    [Fact]
    public void Equal_base_commits_compare_exactly()
    {
        double[][] equal = [Head, Head, Head, Head, Head];
        var worse = Array.ConvertAll(Head, y => y + .01);
        foreach (var contrast in new[] { CurveContrast.Level(U), CurveContrast.Slope(U), CurveContrast.RatioAt(U, 24) })
            Assert.Equal(new Worsening(0, 0, 4), HistoryTest.Compare(contrast, equal, Head));
        Assert.Equal(0, HistoryTest.Compare(CurveContrast.Level(U), equal, worse).PValue());
        Assert.Equal(1, HistoryTest.Compare(CurveContrast.Slope(U), equal, worse).PValue());
    }

    [Fact]
    public void One_base_commit_or_none_gives_no_error_rather_than_an_exception()
    {
        Assert.False(HistoryTest.Compare(CurveContrast.Level(U), Bases[..1], Head).IsTestable);
        Assert.False(HistoryTest.Compare(CurveContrast.Slope(U), [], Head).IsTestable);
    }

    private static void Expect(Worsening worsening, double value, double error, double df)
    {
        Assert.Equal(value, worsening.Change, 5.1e-9);
        Assert.Equal(error, worsening.StandardError, 5.1e-9);
        Assert.Equal(df, worsening.DegreesOfFreedom);
    }
}
