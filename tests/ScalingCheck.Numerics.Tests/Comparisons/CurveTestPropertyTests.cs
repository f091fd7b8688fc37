using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Identities of the F tests.</summary>
public sealed class CurveTestPropertyTests
{
    public static TheoryData<string, int, int> Designs => new()
    {
        { "power-constant", 8, 1 }, { "power-constant", 6, 2 }, { "power", 5, 3 }, { "log-linear", 7, 4 },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void At_matched_sizes_the_joint_sums_of_squares_have_closed_forms(string id, int n, int seed)
    {
        var law = KnownLaws.Find(id)!;
        var (x, head, @base) = Draw(n, seed);
        var result = CurveTest.Compare(law, new(x, head), new(x, @base));
        Assert.Null(result.Refusal);
        double[] d = [.. head.Zip(@base, (h, b) => Math.Log(h / b))];
        double[] mean = [.. head.Zip(@base, (h, b) => Math.Sqrt(h * b))];
        var common = 2 * law.Fit(new FitData(x, mean), new() { Intervals = false }).Objective;
        FitAssert.Close(.5 * d.Sum(v => v * v) + common, result.OneCurve!.Value.JointSumOfSquares, 1e-9);
        FitAssert.Close(
            .5 * d.Sum(v => (v - d.Average()) * (v - d.Average())) + common, result.Shape!.Value.JointSumOfSquares, 1e-9);
        Assert.Equal(d.Average(), result.Level!.Value.Change, 1e-8);
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(6, 5)]
    public void At_matched_sizes_the_change_is_the_shared_floor_contrast(int n, int seed)
    {
        var law = KnownLaws.Find("power-constant")!;
        var (x, head, @base) = Draw(n, seed);
        var result = CurveTest.Compare(law, new(x, head), new(x, @base), new() { Target = [3e10] });
        double[] mean = [.. head.Zip(@base, (h, b) => Math.Sqrt(h * b))];
        var pooled = law.Fit(new FitData(x, mean), new() { Intervals = false });
        var curve = new SharedFloorCurve(
            pooled.Parameter("E").Value, Math.Log(pooled.Parameter("A").Value), pooled.Parameter("alpha").Value);
        var contrast = CurveContrast.SharedFloor(Array.ConvertAll(x, Math.Log), curve, Math.Log(3e10));
        double[] d = [.. head.Zip(@base, (h, b) => Math.Log(h / b))];
        Assert.Equal(contrast.Value(d), result.Change.Change, 1e-8);
    }

    [Theory]
    [InlineData("power-constant")]
    [InlineData("power")]
    public void A_factor_on_the_head_leaves_shape_and_exponent_alone(string id)
    {
        var law = KnownLaws.Find(id)!;
        var (x, head, @base) = Draw(9, 7);
        var plain = CurveTest.Compare(law, new(x[1..], head[1..]), new(x[..^1], @base[..^1]));
        double[] raised = [.. head[1..].Select(y => 1.3 * y)];
        var factored = CurveTest.Compare(law, new(x[1..], raised), new(x[..^1], @base[..^1]));
        FitAssert.Close(plain.Shape!.Value.F, factored.Shape!.Value.F, 1e-6);
        FitAssert.Close(plain.SharedExponent!.Value.F, factored.SharedExponent!.Value.F, 1e-6);
        Assert.Equal(plain.Level!.Value.Change + Math.Log(1.3), factored.Level!.Value.Change, 1e-8);
        Assert.True(factored.OneCurve!.Value.F > 10 * plain.OneCurve!.Value.F);
    }

    [Theory]
    [InlineData("power-constant")]
    [InlineData("power")]
    public void Head_and_base_exchanged_reverse_the_sign_and_nothing_else(string id)
    {
        var law = KnownLaws.Find(id)!;
        var (x, head, @base) = Draw(9, 8);
        var forth = CurveTest.Compare(law, new(x[1..], head[1..]), new(x[..^1], @base[..^1]));
        var back = CurveTest.Compare(law, new(x[..^1], @base[..^1]), new(x[1..], head[1..]));
        FitAssert.Close(forth.OneCurve!.Value.F, back.OneCurve!.Value.F, 1e-8);
        FitAssert.Close(forth.Shape!.Value.F, back.Shape!.Value.F, 1e-8);
        FitAssert.Close(forth.SharedExponent!.Value.F, back.SharedExponent!.Value.F, 1e-8);
        Assert.Equal(forth.Exponent!.Value.Change, -back.Exponent!.Value.Change, 1e-9);
        Assert.Equal(forth.Level!.Value.Change, -back.Level!.Value.Change, 1e-9);
        Assert.Equal(forth.Change.Change, -back.Change.Change, 1e-9);
    }

    [Fact]
    public void For_the_bare_power_law_F_is_that_of_the_regression_with_and_without_the_commit()
    {
        // ln y on (1, u, v, uv) by hand: slopes and levels by commit are two straight lines.
        var (x, head, @base) = Draw(9, 9);
        var law = KnownLaws.Find("power")!;
        var (xh, yh, xb, yb) = (x[2..], head[2..], x[..^2], @base[..^2]);
        var result = CurveTest.Compare(law, new(xh, yh), new(xb, yb));
        var separate = Line(xh, yh).Sum + Line(xb, yb).Sum;
        var together = Line([.. xh, .. xb], [.. yh, .. yb]).Sum;
        FitAssert.Close((together - separate) / 2 / (separate / 10), result.OneCurve!.Value.F, 1e-8);
        // One slope: t² of the difference of slopes with the pooled error.
        var (h, b) = (Line(xh, yh), Line(xb, yb));
        var t = (h.Slope - b.Slope) / Math.Sqrt(separate / 10 * (1 / h.Suu + 1 / b.Suu));
        FitAssert.Close(t * t, result.SharedExponent!.Value.F, 1e-8);
        Assert.Equal(h.Slope - b.Slope, result.Exponent!.Value.Change, 1e-9);
        FitAssert.Close(t, result.Exponent!.Value.Change / result.Exponent!.Value.StandardError, 1e-8);
    }

    [Fact]
    public void At_matched_sizes_the_smallest_detectable_changes_have_closed_forms()
    {
        var (x, head, @base) = Draw(8, 13);
        foreach (var id in new[] { "power", "power-constant" })
        {
            var result = CurveTest.Compare(KnownLaws.Find(id)!, new(x, head), new(x, @base));
            var p = result.OneCurve!.Value.Restrictions;
            var scale = result.ResidualStandardDeviation * Math.Sqrt(NoncentralF.Noncentrality(.05, .8, p, 16 - 2 * p));
            // The noncentrality of a factor is Σ (δ/2)² over 16 points.
            var factor = result.SmallestChanges.Single(change => change.Kind == "factor");
            FitAssert.Close(scale / 2, factor.OneCurve, 1e-9);
            Assert.Equal(double.PositiveInfinity, factor.Shape);
        }

        var power = CurveTest.Compare(KnownLaws.Find("power")!, new(x, head), new(x, @base));
        var exponent = power.SmallestChanges.Single(change => change.Kind == "alpha");
        var slope = power.ResidualStandardDeviation * Math.Sqrt(2 / Line(x, head).Suu);
        FitAssert.Close(slope * Math.Sqrt(NoncentralF.Noncentrality(.05, .8, 2, 12)), exponent.OneCurve, 1e-9);
        FitAssert.Close(slope * Math.Sqrt(NoncentralF.Noncentrality(.05, .8, 1, 12)), exponent.Shape, 1e-9);
    }

    [Fact]
    public void The_unit_of_x_and_y_and_the_order_of_rows_do_not_matter()
    {
        var law = KnownLaws.Find("power-constant")!;
        var (x, head, @base) = Draw(8, 10);
        var plain = CurveTest.Compare(law, new(x, head), new(x, @base), new() { Target = [1e11] });
        double[] x2 = [.. x.Select(v => v * 1e-9).Reverse()];
        double[] head2 = [.. head.Select(v => v * 60).Reverse()];
        double[] base2 = [.. @base.Select(v => v * 60).Reverse()];
        var scaled = CurveTest.Compare(law, new(x2, head2), new(x2, base2), new() { Target = [100] });
        FitAssert.Close(plain.OneCurve!.Value.F, scaled.OneCurve!.Value.F, 1e-7);
        FitAssert.Close(plain.Shape!.Value.F, scaled.Shape!.Value.F, 1e-7);
        FitAssert.Close(plain.SharedExponent!.Value.F, scaled.SharedExponent!.Value.F, 1e-7);
        FitAssert.Close(plain.Change.Change, scaled.Change.Change, 1e-7);
        FitAssert.Close(plain.Change.StandardError, scaled.Change.StandardError, 1e-7);
    }

    [Fact]
    public void Equal_standard_errors_and_no_standard_errors_are_the_same_test()
    {
        var law = KnownLaws.Find("power-constant")!;
        var (x, head, @base) = Draw(8, 11);
        double[] errorsOf(double[] y) => [.. y.Select(v => .004 * v)];
        var plain = CurveTest.Compare(law, new(x, head), new(x, @base));
        var given = CurveTest.Compare(
            law, new FitData(x, head, standardErrors: errorsOf(head)), new FitData(x, @base, standardErrors: errorsOf(@base)));
        FitAssert.Close(plain.OneCurve!.Value.F, given.OneCurve!.Value.F, 1e-6);
        FitAssert.Close(plain.Shape!.Value.F, given.Shape!.Value.F, 1e-6);
    }

    [Fact]
    public void Two_surfaces_are_told_apart_from_one()
    {
        var law = KnownLaws.Find("chinchilla")!;
        var random = new SplitMix(12);
        FitData surface(double e)
        {
            double[] n = [.. Enumerable.Range(0, 16).Select(i => 1e7 * Math.Pow(4, i % 4))];
            double[] d = [.. Enumerable.Range(0, 16).Select(i => 1e9 * Math.Pow(4, i / 4))];
            double[] y = [.. n.Zip(d, (a, b) =>
                (e + 400 * Math.Pow(a, -.34) + 410 * Math.Pow(b, -.28)) * Math.Exp(.002 * random.NextNormal()))];
            return new([n, d], y);
        }

        var @base = surface(1.7);
        var same = CurveTest.Compare(law, surface(1.7), @base);
        var worse = CurveTest.Compare(law, surface(1.75), @base);
        Assert.Equal((5, 22), (same.OneCurve!.Value.Restrictions, same.OneCurve!.Value.DegreesOfFreedom));
        Assert.Null(same.Shape);
        Assert.InRange(same.OneCurve!.Value.PValue(), .01, 1);
        Assert.InRange(worse.OneCurve!.Value.PValue(), 0, 1e-6);
        Assert.Equal(CurveDirection.Worse, worse.Direction);
    }

    private static (double[] X, double[] Head, double[] Base) Draw(int n, int seed)
    {
        var random = new SplitMix(seed);
        double[] x = [.. Enumerable.Range(0, n).Select(i => 3e7 * Math.Pow(100, i / (n - 1.0)))];
        double[] noisy() => [.. x.Select(v => (1.8 + .6 * Math.Pow(v / 3e8, -.34)) * Math.Exp(.005 * random.NextNormal()))];
        return (x, noisy(), noisy());
    }

    private static (double Slope, double Suu, double Sum) Line(double[] x, double[] y)
    {
        var (u, v) = (Array.ConvertAll(x, Math.Log), Array.ConvertAll(y, Math.Log));
        var (mu, mv) = (u.Average(), v.Average());
        var suu = u.Sum(a => (a - mu) * (a - mu));
        var slope = u.Zip(v, (a, b) => (a - mu) * (b - mv)).Sum() / suu;
        return (slope, suu, u.Zip(v, (a, b) => Math.Pow(b - mv - slope * (a - mu), 2)).Sum());
    }
}
