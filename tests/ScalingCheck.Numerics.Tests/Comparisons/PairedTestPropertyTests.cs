using CsCheck;

namespace ScalingCheck.Numerics.Comparisons;

public sealed class PairedTestPropertyTests
{
    private const double Digits = 1e-9;

    private static readonly Gen<(double[] U, double[] D, double[] W)> Curves =
        from n in Gen.Int[4, 12]
        from start in Gen.Double[5, 20]
        from steps in Gen.Double[.2, 2].Array[n]
        from d in Gen.Double[-.1, .1].Array[n]
        from w in Gen.Double[.5, 5].Array[n]
        select (steps.Select((_, i) => start + steps.Take(i).Sum()).ToArray(), d, w);

    [Fact]
    public void Swapping_head_and_base_changes_the_sign_and_nothing_else() => Curves.Sample(c =>
    {
        var swapped = Array.ConvertAll(c.D, d => -d);
        foreach (var contrast in All(c.U, c.W, 0))
        {
            var forward = PairedTest.Compare(contrast, c.D);
            Same(forward.Reverse(), PairedTest.Compare(contrast, swapped));
            if (forward.StandardError > 0) Assert.Equal(1, forward.PValue() + forward.Reverse().PValue(), Digits);
        }
    });

    [Fact]
    public void The_unit_of_x_does_not_matter() => Curves.Sample(c =>
    {
        var shifted = Array.ConvertAll(c.U, u => u - 13.8);
        foreach (var (one, other) in All(c.U, c.W, 0).Zip(All(shifted, c.W, -13.8)))
            Same(PairedTest.Compare(one, c.D), PairedTest.Compare(other, c.D));
    });

    [Fact]
    public void The_order_of_the_sizes_does_not_matter() =>
        (from c in Curves from order in Gen.Shuffle(Enumerable.Range(0, c.U.Length).ToArray()) select (c, order))
        .Sample(x =>
        {
            double[] Reorder(double[] values) => Array.ConvertAll(x.order, i => values[i]);
            foreach (var (one, other) in All(x.c.U, x.c.W, 0).Zip(All(Reorder(x.c.U), Reorder(x.c.W), 0)))
                Same(PairedTest.Compare(one, x.c.D), PairedTest.Compare(other, Reorder(x.c.D)));
        });

    [Fact]
    public void The_scale_of_the_weights_does_not_matter() => Curves.Sample(c =>
    {
        var scaled = Array.ConvertAll(c.W, w => 7 * w);
        foreach (var (one, other) in All(c.U, c.W, 0).Zip(All(c.U, scaled, 0)))
            Same(PairedTest.Compare(one, c.D), PairedTest.Compare(other, c.D));
    });

    [Fact]
    public void The_p_value_is_below_alpha_exactly_when_the_lower_bound_is_above_the_margin() => Curves.Sample(c =>
    {
        var level = PairedTest.Compare(CurveContrast.Level(c.U, c.W), c.D);
        if (level.StandardError == 0) return;
        foreach (var alpha in new[] { .001, .01, .025, .05, .2 })
        {
            var margin = level.LowerBound(alpha);
            Assert.Equal(alpha, level.PValue(margin), 1e-9);
            Assert.Equal(alpha, level.Reverse().PValue(-level.UpperBound(alpha)), 1e-9);
        }
    });

    [Fact]
    public void P_values_of_unchanged_code_are_uniform()
    {
        const int sets = 4000;
        var random = new Random(20240);
        var contrasts = All(SetA.U, [], 0);
        var below = new int[contrasts.Length, 3];
        double[] levels = [.01, .05, .5];
        var d = new double[8];
        for (var set = 0; set < sets; set++)
        {
            for (var i = 0; i < d.Length; i++) d[i] = .01 * Normal.Next(random);
            for (var k = 0; k < contrasts.Length; k++)
            {
                var p = PairedTest.Compare(contrasts[k], d).PValue();
                for (var a = 0; a < 3; a++) if (p <= levels[a]) below[k, a]++;
            }
        }

        // Four binomial standard errors.
        for (var k = 0; k < contrasts.Length; k++)
            for (var a = 0; a < 3; a++)
                Assert.Equal(levels[a], (double)below[k, a] / sets, 4 * Math.Sqrt(levels[a] * (1 - levels[a]) / sets));
    }

    private static CurveContrast[] All(double[] u, double[] w, double origin) =>
    [
        CurveContrast.Level(u, w),
        CurveContrast.Slope(u, w),
        CurveContrast.RatioAt(u, 25 + origin, w),
        // ln A moves with the origin: A e^(-alpha u) stays what it was.
        CurveContrast.SharedFloor(u, new SharedFloorCurve(1.8, 6 + .34 * origin, .34), 25 + origin, w),
    ];

    private static void Same(Worsening one, Worsening other)
    {
        Assert.Equal(one.Change, other.Change, Digits * (1 + Math.Abs(one.Change)));
        Assert.Equal(one.StandardError, other.StandardError, Digits * (1 + one.StandardError));
        Assert.Equal(one.DegreesOfFreedom, other.DegreesOfFreedom);
    }
}
