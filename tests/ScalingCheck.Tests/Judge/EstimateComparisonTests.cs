using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

public sealed class EstimateComparisonTests
{
    private static readonly double[] Published = [1, 2, 4, 5, 8];

    [Fact]
    public void The_published_population_predicts_a_new_commit_with_its_own_and_the_common_error()
    {
        // Paule-Mandel: tau² 6.5, mu 4, 1/Σw 1.5; head 11 with standard error 1.
        var comparison = Compare(Head(11), Published, "0");
        Assert.Equal(7, comparison.Worsening.Change, 1e-9);
        Assert.Equal(3, comparison.Worsening.StandardError, 1e-9);
        Assert.Equal(4, comparison.Worsening.DegreesOfFreedom);
        Assert.Equal(.0400, comparison.Worsening.PValue(), 5e-5);
        Assert.Equal(4, comparison.BaseValue, 1e-9);
        Assert.Equal("the estimates of 5 commits", comparison.Method);
    }

    [Theory]
    [InlineData(.01, "inconclusive")]
    [InlineData(.05, "regressed")]
    public void It_is_regressed_at_5_per_cent_and_not_at_1(double falseAlarms, string expected)
    {
        var check = Check(Gate("overhead", "0"));
        Assert.Equal(expected, Judged(CaseOf(check, Head(11), Published), new JudgeSettings { FalseAlarms = falseAlarms }).Verdict.Word());
    }

    [Fact]
    public void When_higher_is_better_the_sign_turns()
    {
        var comparison = Compare(Head(11) with { Better = Direction.Higher }, Published, "0");
        Assert.Equal(-7, comparison.Worsening.Change, 1e-9);
        Assert.Equal(4, comparison.BaseValue, 1e-9);
        Assert.True(comparison.BaseLower < 4 && comparison.BaseUpper > 4);
    }

    [Fact]
    public void An_estimate_by_a_dearer_method_is_compared_by_the_one_that_the_baseline_has()
    {
        var comparison = Compare(Head(20) with { Comparable = Head(11) }, Published, "0");
        Assert.Equal(7, comparison.Worsening.Change, 1e-9);
        // What is shown as the baseline lies as far from the shown value as the change says.
        Assert.Equal(20 - 7, comparison.BaseValue, 1e-9);
    }

    [Fact]
    public void A_relative_margin_is_judged_on_logarithms()
    {
        var head = Head(110) with { StandardError = 1.1 };
        var comparison = Compare(head, [100, 100, 100, 100, 100], "5%");
        Assert.True(comparison.IsRelative);
        Assert.Equal(Math.Log(1.1), comparison.Worsening.Change, 1e-12);
        // s_h = .01, s_i = .01 and 1/Σw = .01²/5.
        Assert.Equal(.01 * Math.Sqrt(1.2), comparison.Worsening.StandardError, 1e-12);
        Assert.Equal(Math.Log(1.05), comparison.Margin, 1e-15);
        Assert.Equal(100, comparison.BaseValue, 1e-9);
    }

    [Fact]
    public void A_relative_margin_of_an_estimate_that_may_be_negative_is_a_share_of_the_baseline()
    {
        var comparison = Compare(Head(-.3), [-.5, -.4, -.6, -.5, -.5], "10%");
        Assert.False(comparison.IsRelative);
        Assert.Equal(.05, comparison.Margin, 1e-9);
        Assert.Equal(.2, comparison.Worsening.Change, 1e-9);
    }

    [Fact]
    public void Four_base_commits_are_inconclusive_and_the_fifth_is_asked_for()
    {
        var gate = Judged(CaseOf(Check(Gate("overhead", "0")), Head(11), Published[..4])).Gate("overhead");
        Assert.Equal(Verdict.Inconclusive, gate.Verdict);
        Assert.Equal("overhead: 4 of the 5 base commits that a comparison of this estimate needs: record more commits of the base branch", gate.Reason);
    }

    [Fact]
    public void Base_commits_in_which_it_is_not_identified_do_not_count()
    {
        var check = Check(Gate("overhead", "0"));
        var item = CaseOf(check, Head(11), Published);
        var unsure = item with
        {
            Base = [.. item.Base.Select((commit, i) => i > 0 ? commit
                : commit with { Outcome = commit.Outcome with { Estimates = [commit.Outcome.Estimates[0] with { NotIdentified = "too few sizes" }] } })],
        };
        Assert.Equal(Verdict.Inconclusive, Judged(unsure).Verdict);
    }

    [Fact]
    public void A_head_that_is_not_identified_is_refused_with_what_is_missing()
    {
        var gate = Judged(CaseOf(Check(Gate("overhead", "0")), Head(11) with { NotIdentified = "add smaller sizes" }, Published)).Gate("overhead");
        Assert.Equal(Verdict.Refused, gate.Verdict);
        Assert.Equal("overhead is not identified: add smaller sizes", gate.Reason);
    }

    [Fact]
    public void An_estimate_without_a_good_side_has_no_worsening()
    {
        var gate = Judged(CaseOf(Check(Gate("overhead", "0")), Head(11) with { Better = Direction.Unknown }, Published)).Gate("overhead");
        Assert.Equal(Verdict.Refused, gate.Verdict);
        Assert.Contains("which way overhead is good is not known", gate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_commits_that_differ_too_much_say_that_runs_cannot_settle_it()
    {
        var reason = Judged(CaseOf(Check(Gate("overhead", "0")), Head(6), Published)).Reason;
        Assert.Contains("base commits differ by sd 2.5", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 9, 11, "regressed")] // At 1 %: 10 - 5 is 12 standard errors of half a unit.
    [InlineData(4, 3.5, 4.5, "pass")]
    [InlineData(5.2, 4.2, 6.2, "inconclusive")]
    public void A_maximum_is_judged_by_the_interval(double value, double lower, double upper, string expected)
    {
        var item = CaseOf(Check(new GateRule { Target = "overhead", Max = 5 }), Head(value) with { Lower = lower, Upper = upper }, []);
        var gate = Judged(item).Gate("overhead max");
        Assert.Equal(expected, gate.Verdict.Word());
    }

    [Fact]
    public void The_side_of_the_interval_that_faces_the_limit_decides()
    {
        // Far up the data say little, down they say much: well above 5 all the same.
        var head = Head(10) with { Lower = 9.5, Upper = 90, StandardError = 15 };
        Assert.Equal(Verdict.Regressed, Judged(CaseOf(Check(new GateRule { Target = "overhead", Max = 5 }), head, [])).Verdict);
        Assert.Equal(Verdict.Inconclusive, Judged(CaseOf(Check(new GateRule { Target = "overhead", Max = 50 }), head, [])).Verdict);
        Assert.Equal(Verdict.Pass, Judged(CaseOf(Check(new GateRule { Target = "overhead", Min = 5 }), head, [])).Verdict);
    }

    [Fact]
    public void An_interval_that_is_open_towards_the_limit_is_inconclusive()
    {
        var gate = Judged(CaseOf(Check(new GateRule { Target = "overhead", Max = 50 }), Head(10) with { Lower = 9, Upper = double.PositiveInfinity }, [])).Gate("overhead max");
        Assert.Equal(Verdict.Inconclusive, gate.Verdict);
        Assert.Contains("open towards the limit", gate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_judged_without_any_baseline()
    {
        var item = CaseOf(Check(new GateRule { Target = "overhead", Max = 5, WorseBy = Amount.Zero }), Head(4) with { Lower = 3.5, Upper = 4.5 }, []);
        var verdict = Judged(item);
        Assert.Equal(Verdict.Pass, verdict.Gate("overhead max").Verdict);
        Assert.Equal(Verdict.NoBaseline, verdict.Gate("overhead").Verdict);
        Assert.Equal(Verdict.NoBaseline, verdict.Verdict);
    }

    private static Comparison Compare(Estimate head, double[] baseline, string worseBy)
    {
        var item = CaseOf(Check(Gate("overhead", worseBy)), head, baseline);
        return EstimateComparison.Compare(item.Gated.Gates[0], head, item.Base, .01);
    }

    private static Estimate Head(double value) => new() { Name = "overhead", Value = value, StandardError = 1, Better = Direction.Lower };

    private static GatedCheck Check(GateRule gate) => Complexity(gate) with { Compare = ComparisonMode.Estimates };

    private static CheckCase CaseOf(GatedCheck gated, Estimate head, double[] baseline)
    {
        var outcome = Outcome(gated, Sizes, Sizes);
        return Case(
            gated, outcome with { Estimates = [head] },
            [.. baseline.Select((value, i) => Base(i, outcome with { Estimates = [head with { Value = value, NotIdentified = null, StandardError = head.StandardError == 1 ? 1 : value / 100 }] }))]);
    }
}
