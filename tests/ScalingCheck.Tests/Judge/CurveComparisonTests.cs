using ScalingCheck.Checks;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>The published pair and history, through the fit, the matching of sizes and the choice of the comparison.</summary>
public sealed class CurveComparisonTests
{
    private static readonly double[] PairSizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
    private static readonly double[] PairBase = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
    private static readonly double[] PairHead = [3.33683, 3.03495, 2.80534, 2.62161, 2.43583, 2.35141, 2.22498, 2.14149];

    private static readonly double[] HistorySizes = [1e7, 4e7, 1.6e8, 6.4e8, 2.56e9];
    private static readonly double[] HistoryHead = [3.3142, 2.7933, 2.4507, 2.2256, 2.0838];

    private static readonly double[][] HistoryBase =
    [
        [3.4447, 2.8476, 2.45, 2.2006, 2.0378],
        [3.4638, 2.8494, 2.4614, 2.2124, 2.0555],
        [3.5054, 2.8728, 2.455, 2.2215, 2.0656],
        [3.4603, 2.8568, 2.4346, 2.2032, 2.0425],
        [3.4903, 2.8287, 2.4557, 2.2108, 2.0569],
    ];

    [Theory]
    [InlineData("level", -.00769159, .00380871, .955017)]
    [InlineData("slope", .00917361, .00239813, .00435327)]
    public void The_published_pair_is_compared_size_by_size(string gate, double change, double error, double p)
    {
        var comparison = Compare(Law("power-constant", Gate(gate, "0")), PairSizes, PairHead, [PairBase]);
        Assert.Equal(change, comparison.Worsening.Change, 5.1e-9);
        Assert.Equal(error, comparison.Worsening.StandardError, 5.1e-9);
        Assert.Equal(6, comparison.Worsening.DegreesOfFreedom);
        Assert.Equal(p, comparison.Worsening.PValue(), 1e-5 * p);
        Assert.Equal("paired with b000000 at 8 sizes", comparison.Method);
    }

    [Fact]
    public void The_forecast_of_the_published_pair_changes_by_its_shared_floor_change()
    {
        const string forecast = "forecast@params=1.28e10";
        var comparison = Compare(Law("power-constant", Gate(forecast, "0.5%")), PairSizes, PairHead, [PairBase]);
        // The pooled curve is fitted here to all digits; the reference used parameters of six.
        Assert.Equal(.010264, comparison.Worsening.Change, 2e-6);
        Assert.Equal(.002567, comparison.Worsening.StandardError, 2e-6);
        Assert.Equal(.00528, comparison.Worsening.LowerBound(.05), 1e-5);
        Assert.Equal(Math.Log(1.005), comparison.Margin, 1e-15);
        Assert.True(comparison.Worsening.LowerBound(.05) > comparison.Margin);
    }

    [Fact]
    public void The_published_pair_regressed_although_its_small_sizes_are_better()
    {
        var settings = new JudgeSettings { FalseAlarms = .05, Correction = Numerics.Comparisons.CorrectionMethod.Holm };
        var verdict = Judged(Case(Law("power-constant", Gate("level", "0"), Gate("slope", "0")), PairSizes, PairHead, [PairBase]), settings);
        Assert.Equal(Verdict.Regressed, verdict.Verdict);
        Assert.Equal(.0087, verdict.Gate("slope").Q, 5e-5);
        Assert.NotEqual(Verdict.Regressed, verdict.Gate("level").Verdict);
    }

    [Fact]
    public void The_published_history_is_compared_with_its_five_commits()
    {
        var gated = Law("power-constant", Gate("level", "0"), Gate("slope", "0"));
        var level = Compare(gated, HistorySizes, HistoryHead, HistoryBase);
        Assert.Equal(-.00894624, level.Worsening.Change, 5.1e-9);
        Assert.Equal(.00443085, level.Worsening.StandardError, 5.1e-9);
        Assert.Equal(.943191, level.Worsening.PValue(), 5.1e-7);
        Assert.Equal("5 commits at the same 5 sizes", level.Method);

        var slope = Compare(Law("power-constant", Gate("slope", "0")), HistorySizes, HistoryHead, HistoryBase);
        Assert.Equal(12, slope.Worsening.DegreesOfFreedom);
        Assert.Equal(10.24076, slope.Worsening.Change / slope.Worsening.StandardError, 5.1e-6);
        Assert.Equal(1, slope.Worsening.PValue() / 1.38394e-7, 5e-6);
        Assert.Equal("e-fold of params", slope.Per);
    }

    [Fact]
    public void The_exponent_of_a_power_is_its_slope_and_a_rise_is_worse()
    {
        var gated = Complexity(Gate("exponent", "0.05"));
        var comparison = Compare(gated, Sizes, Power(Sizes, 2.1), Repeat(Power(Sizes, 2.0), 4), "s");
        Assert.Equal(.1, comparison.Worsening.Change, 1e-12);
        Assert.False(comparison.IsRelative);
        Assert.Equal(.05, comparison.Margin);
        Assert.Equal(2, comparison.BaseValue, 1e-9);
    }

    [Fact]
    public void An_alpha_that_falls_is_worse_for_a_loss_and_better_for_an_accuracy()
    {
        var gated = Law("power", Gate("alpha", "10%"));
        double[][] @base = [Power(PairSizes, -.30)];
        var head = Power(PairSizes, -.25);
        var loss = Compare(gated, PairSizes, head, @base);
        Assert.Equal(.05, loss.Worsening.Change, 1e-12);
        Assert.Equal(.03, loss.Margin, 1e-9);
        Assert.Equal(-.05, Compare(gated.HigherIsBetter(), PairSizes, head, @base).Worsening.Change, 1e-12);
    }

    [Fact]
    public void A_higher_metric_with_a_floor_is_judged_with_its_floor_too()
    {
        var gated = Law("power-constant", Gate("forecast@params=1.28e10", "0.5%"));
        var lower = Compare(gated, PairSizes, PairHead, [PairBase]);
        var higher = Compare(gated.HigherIsBetter(), PairSizes, PairHead, [PairBase]);
        Assert.Equal(-lower.Worsening.Change, higher.Worsening.Change, 1e-12);
        Assert.Equal(lower.Worsening.StandardError, higher.Worsening.StandardError, 1e-12);
    }

    [Fact]
    public void Three_base_commits_are_too_few_for_a_history_and_four_are_enough()
    {
        var gated = Law("power-constant", Gate("slope", "0"));
        Assert.Equal("paired with b000000 at 5 sizes", Compare(gated, HistorySizes, HistoryHead, HistoryBase[..3]).Method);
        Assert.Equal("4 commits at the same 5 sizes", Compare(gated, HistorySizes, HistoryHead, HistoryBase[..4]).Method);
        Assert.Equal("paired with b000000 at 5 sizes", Compare(gated.With(ComparisonMode.Paired), HistorySizes, HistoryHead, HistoryBase).Method);
    }

    [Fact]
    public void A_history_that_was_asked_for_and_is_not_there_is_inconclusive()
    {
        var gated = Law("power-constant", Gate("slope", "0")).With(ComparisonMode.History);
        var verdict = Judged(Case(gated, HistorySizes, HistoryHead, HistoryBase[..3])).Gate("slope");
        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
        Assert.Contains("4 base commits", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_only_the_nearest_commit_ran_does_not_cost_the_history()
    {
        var gated = Law("power-constant", Gate("slope", "0"));
        double[] more = [.. HistorySizes, 1.024e10];
        var head = Outcome(gated, more, [.. HistoryHead, 1.99]);
        BaseCommit[] @base =
        [
            Base(0, Outcome(gated, more, [.. HistoryBase[0], 1.95])),
            .. HistoryBase[1..].Select((values, i) => Base(i + 1, Outcome(gated, HistorySizes, values))),
        ];
        var comparison = CurveComparison.Compare(gated.Gates[0], Case(gated, head, @base), .01)!;
        Assert.Equal("5 commits at the same 5 sizes", comparison.Method);
        Assert.Equal(.01098251, comparison.Worsening.Change, 5.1e-9);
    }

    [Fact]
    public void A_base_commit_that_ran_half_is_left_out()
    {
        var gated = Law("power-constant", Gate("slope", "0"));
        BaseCommit[] @base =
        [
            Base(0, Outcome(gated, HistorySizes[..3], HistoryBase[0][..3])),
            .. HistoryBase.Select((values, i) => Base(i + 1, Outcome(gated, HistorySizes, values))),
        ];
        Assert.Equal("5 commits at the same 5 sizes", CurveComparison.Compare(gated.Gates[0], Case(gated, Outcome(gated, HistorySizes, HistoryHead), @base), .01)!.Method);
    }

    [Fact]
    public void Sizes_without_four_in_common_are_refused_with_both_lists()
    {
        var gated = Law("power", Gate("slope", "0"));
        var verdict = Judged(Case(gated, Outcome(gated, [1e7, 4e7, 1.6e8], [3, 2, 1]), Base(0, Outcome(gated, [1e7, 2e7, 4e7], [3, 2.5, 2])))).Gate("slope");
        Assert.Equal(Verdict.Refused, verdict.Verdict);
        Assert.Equal("head ran 1e7, 4e7, 1.6e8; base ran 1e7, 2e7, 4e7: at least 4 common sizes are needed", verdict.Reason);
    }

    [Fact]
    public void Sizes_within_a_factor_of_two_are_too_near_for_a_slope_and_fine_for_a_level()
    {
        double[] near = [10, 12, 14, 16, 18];
        var gated = Law("power", Gate("slope", "0"), Gate("level", "0"));
        var random = new Random(4);
        double[][] @base = [.. Enumerable.Range(0, 5).Select(_ => Noisy(random, near, x => 1 / x, .01))];
        var verdict = Judged(Case(gated, near, Noisy(random, near, x => 1 / x, .01), @base));
        Assert.Contains("too short for a slope", verdict.Gate("slope").Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Refused, verdict.Gate("slope").Verdict);
        Assert.NotEqual(Verdict.Refused, verdict.Gate("level").Verdict);
    }

    [Theory]
    [InlineData("s")]
    [InlineData("ns/op")]
    [InlineData("items/s")]
    [InlineData(null)] // The metric is called time.
    public void One_base_commit_cannot_tell_a_slow_machine_from_slow_code(string? unit)
    {
        var random = new Random(1);
        var gated = Complexity(Gate("level", "5%"), Gate("forecast@N=1e7", "5%"), Gate("slope", "5%"), Gate("exponent", "0.05"));
        var @base = Noisy(random, Sizes, x => x * x, .001);
        // 30 % slower at every size.
        var verdict = Judged(Case(gated, Sizes, Array.ConvertAll(Noisy(random, Sizes, x => x * x, .001), y => 1.3 * y), [@base], unit));
        Assert.Equal(Verdict.Inconclusive, verdict.Gate("level").Verdict);
        Assert.Equal(Verdict.Inconclusive, verdict.Gate("forecast@N=1e7").Verdict);
        Assert.Equal(Verdict.Pass, verdict.Gate("slope").Verdict);
        Assert.Equal(Verdict.Pass, verdict.Gate("exponent").Verdict);
        Assert.Contains("slower machine", verdict.Gate("level").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_is_judged_by_one_base_commit()
    {
        var verdict = Judged(Case(Law("power-constant", Gate("level", "5%")), PairSizes, PairHead, [PairBase]));
        Assert.Equal(Verdict.Pass, verdict.Gate("level").Verdict);
    }

    [Fact]
    public void Runs_at_a_size_count_as_its_weight_against_one_commit()
    {
        var gated = Law("power", Gate("level", "0"));
        double[] sizes = [1, 2, 4, 8];
        double[] @base = [1, 1, 1, 1.0001];
        // Four runs of the second size, one of each other; its log ratio is .02, the others' 0.
        var head = Outcome(gated, [1, 2, 2, 2, 2, 4, 8], [1, .02, .02, .02, .02, 1, 1], "nats") with { };
        var shifted = Points([1, 2, 2, 2, 2, 4, 8], [1, Math.Exp(.02), Math.Exp(.02), Math.Exp(.02), Math.Exp(.02), 1, 1.0001]);
        head = head with { Points = shifted, Curve = Curve.Of(shifted), Refusal = null };
        var comparison = CurveComparison.Compare(gated.Gates[0], Case(gated, head, [Base(0, Outcome(gated, sizes, @base) with { Refusal = null })]), .01)!;
        // Weights r_b r_h/(r_b + r_h) = 1/2, 4/5, 1/2, 1/2: the mean is .02 (.8/2.3).
        Assert.Equal(.02 * .8 / 2.3, comparison.Worsening.Change, 1e-12);
    }

    private static Comparison Compare(GatedCheck gated, double[] sizes, double[] head, IReadOnlyList<double[]> @base, string? unit = null)
    {
        var item = Case(gated, sizes, head, @base, unit);
        return CurveComparison.Compare(gated.Gates[0], item, .01)!;
    }

    private static double[] Power(double[] sizes, double exponent) => Array.ConvertAll(sizes, size => Math.Pow(size, exponent));

    // Not to the last digit: times never are.
    private static double[][] Repeat(double[] curve, int times) =>
        [.. Enumerable.Range(0, times).Select(i => Array.ConvertAll(curve, y => y * (1 + 1e-15 * i)))];
}
