using CsCheck;

namespace ScalingCheck.Numerics.Comparisons;

public sealed class FalseDiscoveryTests
{
    // The example of Benjamini and Hochberg 1995.
    private static readonly double[] P =
        [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000];

    [Fact]
    public void The_example_of_Benjamini_and_Hochberg_is_reproduced()
    {
        double[] expected =
            [.0015, .0030, .0095, .0356, .0603, .0639, .0639, .0645, .0765, .4860, .5812, .7149, .7532, .8132, 1.0000];
        Expect(expected, FalseDiscovery.Adjust(P, CorrectionMethod.BenjaminiHochberg));
        Assert.Equal(4, FalseDiscovery.Adjust(P, CorrectionMethod.BenjaminiHochberg).Count(q => q <= .05));
    }

    [Fact]
    public void Benjamini_and_Yekutieli_multiply_by_the_harmonic_number()
    {
        var q = FalseDiscovery.Adjust(P, CorrectionMethod.BenjaminiYekutieli);
        Expect([.0050, .0100, .0315, .1182], q[..4]);
        Assert.Equal(3, q.Count(value => value <= .05));
    }

    [Fact]
    public void Holm_rejects_what_Bonferroni_does_here()
    {
        var q = FalseDiscovery.Adjust(P, CorrectionMethod.Holm);
        Expect([.0015, 14 * .0004, 13 * .0019, 12 * .0095], q[..4]);
        Assert.Equal(3, q.Count(value => value <= .05));
    }

    [Fact]
    public void The_slope_of_the_published_pair_stays_significant_beside_its_level()
    {
        // Raw .955017 and .00435327; Holm .0087.
        var level = PairedTest.Compare(CurveContrast.Level(SetA.U), SetA.LogRatios).PValue();
        var slope = PairedTest.Compare(CurveContrast.Slope(SetA.U), SetA.LogRatios).PValue();
        Expect([.955017, .0087], FalseDiscovery.Adjust([level, slope], CorrectionMethod.Holm));
    }

    [Fact]
    public void No_correction_returns_the_values() => Assert.Equal(P, FalseDiscovery.Adjust(P, CorrectionMethod.None));

    [Fact]
    public void A_gate_that_could_not_be_judged_still_counts()
    {
        double[] p = [double.NaN, .01, double.NaN, .02];
        Assert.Equal([double.NaN, .04, double.NaN, .04], FalseDiscovery.Adjust(p, CorrectionMethod.BenjaminiHochberg));
        Assert.Equal([double.NaN, .04, double.NaN, .06], FalseDiscovery.Adjust(p, CorrectionMethod.Holm));
        Assert.Empty(FalseDiscovery.Adjust([], CorrectionMethod.BenjaminiYekutieli));
    }

    [Fact]
    public void An_unknown_method_is_an_error()
        => Assert.Throws<ArgumentOutOfRangeException>(() => FalseDiscovery.Adjust(P, (CorrectionMethod)99));

    [Fact]
    public void Adjusted_values_keep_the_order_and_never_fall_below_the_raw_ones() =>
        (from p in Gen.Double[0, 1].Array[1, 20] from method in Gen.Enum<CorrectionMethod>() select (p, method)).Sample(x =>
        {
            var q = FalseDiscovery.Adjust(x.p, x.method);
            for (var i = 0; i < q.Length; i++)
            {
                Assert.InRange(q[i], x.p[i], 1);
                for (var j = 0; j < q.Length; j++) if (x.p[i] <= x.p[j]) Assert.True(q[i] <= q[j]);
            }
        });

    [Fact]
    public void The_order_of_the_gates_does_not_matter() =>
        (from p in Gen.Double[0, 1].Array[1, 20]
         from order in Gen.Shuffle(Enumerable.Range(0, p.Length).ToArray())
         from method in Gen.Enum<CorrectionMethod>()
         select (p, order, method)).Sample(x =>
        {
            var straight = FalseDiscovery.Adjust(x.p, x.method);
            var shuffled = FalseDiscovery.Adjust(Array.ConvertAll(x.order, i => x.p[i]), x.method);
            Assert.Equal(Array.ConvertAll(x.order, i => straight[i]), shuffled);
        });

    private static void Expect(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 5.001e-5);
    }
}
