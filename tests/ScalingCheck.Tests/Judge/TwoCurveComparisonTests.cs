using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>Head and base at sizes of their own: one curve for both against one for each.</summary>
public sealed class TwoCurveComparisonTests
{
    private const string Forecast = "forecast@params=1.28e10";

    // The published pair of the paired test, at sizes that match.
    private static readonly double[] PairSizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
    private static readonly double[] PairBase = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
    private static readonly double[] PairHead = [3.33683, 3.03495, 2.80534, 2.62161, 2.43583, 2.35141, 2.22498, 2.14149];

    // None of these is among the sizes of the base.
    private static readonly double[] OtherSizes = [1.5e7, 3e7, 6e7, 1.2e8, 2.4e8, 4.8e8, 9.6e8];

    [Fact]
    public void Where_the_sizes_match_the_published_figures_come_out()
    {
        var level = Compare(Law("power-constant", Gate("level", "0")).With(ComparisonMode.Curves), PairSizes, PairHead);
        Assert.Equal(-.00769159, level.Worsening.Change, 1e-7);
        Assert.Equal("two curves, with b000000 at other sizes; one curve for both: F p 0.00018", level.Method);
        var forecast = Compare(Law("power-constant", Gate(Forecast, "0")).With(ComparisonMode.Curves), PairSizes, PairHead);
        Assert.Equal(.010264, forecast.Worsening.Change, 2e-6);
    }

    [Fact]
    public void With_one_base_commit_at_other_sizes_two_curves_answer_by_themselves()
    {
        var comparison = Compare(Law("power-constant", Gate("level", "0.5%")), OtherSizes, Curve(OtherSizes, 1.02));
        Assert.StartsWith("two curves", comparison.Method, StringComparison.Ordinal);
        // The base carries noise of half a per cent at eight sizes.
        Assert.Equal(Math.Log(1.02), comparison.Worsening.Change, 4 * .005 / Math.Sqrt(8));
        Assert.Equal(Math.Log(1.005), comparison.Margin, 1e-15);
    }

    [Fact]
    public void Five_base_commits_at_other_sizes_are_compared_by_their_estimates()
    {
        var gated = Law("power-constant", Gate(Forecast, "0.5%"));
        var random = new Random(5);
        var bases = Enumerable.Range(0, 5).Select(i => Base(i, Outcome(gated, PairSizes, Noisy(random, PairSizes, x => 1.8 + 400 * Math.Pow(x, -.34), .005), intervals: false))).ToList();
        var item = Case(gated, Outcome(gated, OtherSizes, Curve(OtherSizes, 1)), bases);
        Assert.StartsWith("the estimates of 5 commits", GateQuestion.Of(item, .01).Single().Comparison.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slower_machine_leaves_the_level_of_a_time_open_and_not_its_exponent()
    {
        double[] sizes = [3e3, 5e3, 9e3, 1.5e4, 2.5e4];
        var gated = Complexity(Gate("level", "5%"), Gate("exponent", "0.05"));
        var item = Case(gated, Outcome(gated, sizes, [.. sizes.Select((n, i) => 2e-9 * Math.Pow(n, 1.1) * (1 + .002 * (i % 2)))], "s"),
            Base(0, Outcome(gated, Sizes, [.. Sizes.Select((n, i) => 1e-9 * Math.Pow(n, 1.1) * (1 + .002 * (i % 3)))], "s")));
        var verdict = Judged(item);
        Assert.Equal(Verdict.Inconclusive, verdict.Gate("level").Verdict);
        Assert.Contains("a single base commit cannot tell a slower machine", verdict.Gate("level").Comparison.Undecidable, StringComparison.Ordinal);
        Assert.Equal(Verdict.Pass, verdict.Gate("exponent").Verdict);
        Assert.Contains("one shape for both", verdict.Gate("exponent").Comparison.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rise_of_the_exponent_of_time_is_worse()
    {
        double[] sizes = [3e3, 5e3, 9e3, 1.5e4, 2.5e4];
        var gated = Complexity(Gate("exponent", "0.05"));
        var item = Case(gated, Outcome(gated, sizes, [.. sizes.Select((n, i) => 1e-9 * Math.Pow(n, 1.5) * (1 + .002 * (i % 2)))], "s"),
            Base(0, Outcome(gated, Sizes, [.. Sizes.Select((n, i) => 1e-9 * Math.Pow(n, 1.1) * (1 + .002 * (i % 3)))], "s")));
        Assert.Equal(Verdict.Regressed, Judged(item).Verdict);
        Assert.Equal(.4, Judged(item).Gate("exponent").Worsening.Change, .01);
    }

    [Fact]
    public void Sizes_that_do_not_overlap_are_refused()
    {
        double[] far = [1e10, 2e10, 4e10, 8e10, 1.6e11];
        var comparison = Compare(Law("power", Gate("level", "0")).With(ComparisonMode.Curves), far, Curve(far, 1.01));
        Assert.Contains("do not overlap", comparison.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_curves_have_no_slope() =>
        Assert.Contains("does not answer 'slope'",
            Compare(Law("power-constant", Gate("slope", "0")).With(ComparisonMode.Curves), OtherSizes, Curve(OtherSizes, 1)).Refusal, StringComparison.Ordinal);

    private static double[] Curve(double[] sizes, double factor) =>
        [.. sizes.Select((x, i) => factor * (1.8 + 400 * Math.Pow(x, -.34)) * (1 + .001 * (i % 3 - 1)))];

    private static Comparison Compare(GatedCheck gated, double[] sizes, double[] head) => GateQuestion.Of(
        Case(gated, Outcome(gated, sizes, head), Base(0, Outcome(gated, PairSizes, PairBase, intervals: false))), .01).Single().Comparison;
}
