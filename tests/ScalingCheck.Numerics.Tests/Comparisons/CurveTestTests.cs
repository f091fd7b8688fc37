using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The published pair of curves.</summary>
public sealed class CurveTestTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;
    private static readonly CurveTestOptions Options = new() { Target = [1.28e10] };

    private static readonly CurveTestResult Published =
        CurveTest.Compare(Law, new(SetA.X, SetA.Head), new(SetA.X, SetA.Base), Options);

    [Fact]
    public void The_published_pair_gives_one_curve_against_two()
    {
        var test = Published.OneCurve!.Value;
        FitAssert.Close(1.5737707e-3, test.JointSumOfSquares, 1e-7);
        FitAssert.Close(19.18608, test.F, 1e-6);
        Assert.Equal((3, 10), (test.Restrictions, test.DegreesOfFreedom));
        FitAssert.Close(1.80088e-4, test.PValue(), 1e-5);
    }

    [Fact]
    public void The_published_pair_gives_its_shape()
    {
        var test = Published.Shape!.Value;
        FitAssert.Close(1.3371283e-3, test.JointSumOfSquares, 1e-7);
        FitAssert.Close(23.69988, test.F, 1e-6);
        Assert.Equal((2, 10), (test.Restrictions, test.DegreesOfFreedom));
        FitAssert.Close(1.60491e-4, test.PValue(), 1e-5);
    }

    [Fact]
    public void The_published_pair_gives_its_change_at_the_target_and_which_way()
    {
        Assert.Equal(.010264, Published.Change.Change, 1e-6);
        // The level is -.00769: better on the whole, worse at the target.
        Assert.Equal(-.00769159, Published.Level!.Value.Change, 1e-8);
        Assert.Equal(CurveDirection.WorseAtTarget, Published.Direction);
        Assert.Equal("better at small sizes and worse at large", Published.InWords);
        FitAssert.Close(1.80088e-4 / 2, Published.WorsePValue(Published.OneCurve!.Value), 1e-5);
    }

    [Fact]
    public void A_smaller_exponent_counts_as_worse_and_its_t_is_the_root_of_F()
    {
        var exponent = Published.Exponent!.Value;
        var test = Published.SharedExponent!.Value;
        // Published for the head alone: alpha .300997; for the base .373316.
        Assert.True(exponent.Change > 0);
        Assert.Equal(Math.Sqrt(test.F), exponent.Change / exponent.StandardError, 1e-9);
        Assert.Equal(test.PValue() / 2, exponent.PValue(), 1e-9);
        Assert.Equal((1, 10), (test.Restrictions, test.DegreesOfFreedom));
    }

    [Fact]
    public void A_law_with_a_break_has_no_exponent_to_share()
    {
        double[] x = [.. Enumerable.Range(0, 14).Select(k => 1e3 * Math.Pow(4, k))];
        double[] Curve(double factor, int phase) =>
            [.. x.Select((v, i) => factor * (.1 + 2 * Math.Pow(v, -.1) * Math.Pow(1 + Math.Pow(v / 1e6, 2), -.15)) * (1 + .002 * Math.Cos(phase + (3 * i))))];

        var result = CurveTest.Compare(KnownLaws.Find("broken-power")!, new(x, Curve(1.5, 1)), new(x, Curve(1, 0)));

        Assert.Null(result.Refusal);
        Assert.Null(result.SharedExponent);
        Assert.Null(result.Exponent);
        Assert.Equal(Math.Log(1.5), result.Level!.Value.Change, 2e-3);
    }

    [Fact]
    public void Where_higher_is_better_everything_is_the_other_way_round()
    {
        var reversed = CurveTest.Compare(
            Law, new(SetA.X, SetA.Head), new(SetA.X, SetA.Base), Options with { HigherIsBetter = true });
        Assert.Equal(-Published.Change.Change, reversed.Change.Change);
        Assert.Equal(-Published.Level!.Value.Change, reversed.Level!.Value.Change);
        Assert.Equal(-Published.Exponent!.Value.Change, reversed.Exponent!.Value.Change);
        Assert.Equal(CurveDirection.BetterAtTarget, reversed.Direction);
        Assert.Equal(Published.OneCurve, reversed.OneCurve);
    }

    [Theory]
    [InlineData(1e6, 1e7, "do not overlap by half a decade of x (head 1e6 to 1e7, base 1e7 to 1.28e9)")]
    [InlineData(5e8, 3e9, "do not overlap by half a decade of x (head 5e8 to 3e9")]
    public void Sizes_that_do_not_overlap_are_refused(double low, double high, string words)
    {
        double[] x = [.. Enumerable.Range(0, 8).Select(k => low * Math.Pow(high / low, k / 7.0))];
        double[] y = [.. x.Select((v, i) => 1.8 + 400 * Math.Pow(v, -.34) * (1 + .002 * Math.Cos(3 * i)))];
        var result = CurveTest.Compare(Law, new(x, y), new(SetA.X, SetA.Base));
        Assert.Contains(words, result.Refusal, StringComparison.Ordinal);
        Assert.Null(result.OneCurve);
    }

    [Fact]
    public void Copied_rows_are_refused_in_any_order()
    {
        var result = CurveTest.Compare(Law, new([.. SetA.X.Reverse()], [.. SetA.Base.Reverse()]), new(SetA.X, SetA.Base));
        Assert.Equal("Head and base rows are identical: was the benchmark run?", result.Refusal);
    }

    [Fact]
    public void Curves_without_scatter_are_refused()
    {
        double[] before = [.. SetA.X.Select(x => 500 * Math.Pow(x, -.3))];
        double[] after = [.. SetA.X.Select(x => 510 * Math.Pow(x, -.3))];
        var result = CurveTest.Compare(KnownLaws.Find("power")!, new(SetA.X, after), new(SetA.X, before));
        Assert.Contains("without scatter", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_points_are_refused_with_the_number_that_is_missing()
    {
        // 5 + 4 points, two curves of 3 parameters: 3 degrees of freedom.
        var head = new FitData(SetA.X[1..6], SetA.Head[1..6]);
        var @base = new FitData(SetA.X[1..5], SetA.Base[1..5]);
        var result = CurveTest.Compare(Law, head, @base);
        Assert.Contains("need 10 to be compared: add 1 or more", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_no_size_is_refused()
    {
        foreach (var target in new double[][] { [], [1e9, 1e9], [-1], [double.NaN] })
        {
            var result = CurveTest.Compare(Law, new(SetA.X, SetA.Head), new(SetA.X, SetA.Base), new() { Target = target });
            Assert.Equal("The target needs one finite number above zero for each axis.", result.Refusal);
        }
    }

    [Fact]
    public void Numbers_that_have_no_logarithm_are_refused_and_do_not_throw()
    {
        foreach (var bad in new[] { double.NaN, 0, -1, double.PositiveInfinity })
        {
            double[] y = [bad, .. SetA.Head[1..]];
            var result = CurveTest.Compare(Law, new(SetA.X, y), new(SetA.X, SetA.Base));
            Assert.StartsWith("Head: Point 1: y is", result.Refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_one_commit_alone_cannot_fit_is_said_of_that_commit()
    {
        var result = CurveTest.Compare(Law, new(SetA.X[..2], SetA.Head[..2]), new(SetA.X, SetA.Base));
        Assert.StartsWith("Head: 2 sizes cannot fix 3 parameters", result.Refusal, StringComparison.Ordinal);
    }
}
