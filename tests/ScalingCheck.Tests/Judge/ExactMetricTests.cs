using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>Metrics without noise, and measurements that were not made: both show the same digits again.</summary>
public sealed class ExactMetricTests
{
    private static readonly double[] Bytes = [4096, 8192, 16384, 32768, 65536, 131072];
    private static readonly double[] Loss = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719];

    private static readonly GatedCheck Allocated = Complexity(Gate("level", "1%"));

    [Fact]
    public void Allocated_bytes_that_stay_the_same_pass()
    {
        foreach (var commits in new[] { 1, 5 })
        {
            var gate = Judged(Case(Of(Allocated), Sizes, Bytes, [.. Enumerable.Repeat(Bytes, commits)], "B")).Gate("level");
            Assert.Equal(Verdict.Pass, gate.Verdict);
            Assert.Equal("level unchanged, exactly (this metric has no noise), limit 1 %", gate.Reason);
        }
    }

    [Fact]
    public void One_size_that_allocates_more_is_regressed_when_the_base_commits_agree()
    {
        double[] worse = [.. Bytes[..^1], Bytes[^1] * 1.1];
        var gate = Judged(Case(Of(Allocated), Sizes, worse, [.. Enumerable.Repeat(Bytes, 5)], "B")).Gate("level");
        Assert.Equal(Verdict.Regressed, gate.Verdict);
        Assert.Equal(0, gate.P);
        Assert.StartsWith("level worse by 1.6 %, exactly (this metric has no noise), limit 1 %", gate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worsening_inside_the_margin_passes()
    {
        double[] worse = [.. Bytes[..^1], Bytes[^1] * 1.01];
        Assert.Equal(Verdict.Pass, Judged(Case(Of(Allocated), Sizes, worse, [.. Enumerable.Repeat(Bytes, 5)], "B")).Verdict);
    }

    [Fact]
    public void Fewer_bytes_are_an_improvement() =>
        Assert.Equal(Verdict.Improved, Judged(Case(Of(Allocated), Sizes, Array.ConvertAll(Bytes, y => y / 2), [.. Enumerable.Repeat(Bytes, 5)], "B")).Verdict);

    [Fact]
    public void Copied_times_are_refused_however_many_base_commits_there_are()
    {
        var times = Array.ConvertAll(Sizes, x => 1.7e-9 * x * x);
        foreach (var commits in new[] { 1, 6 })
        {
            var gate = Judged(Case(Complexity(Gate("slope", "1%")), Sizes, times, [.. Enumerable.Repeat(times, commits)], "s")).Gate("slope");
            Assert.Equal(Verdict.Refused, gate.Verdict);
            Assert.Equal("the head's numbers are copies of those of b000000: was the benchmark run?", gate.Reason);
        }
    }

    [Fact]
    public void A_copied_loss_is_refused_when_base_commits_differ()
    {
        var gated = Law("power-constant", Gate("slope", "1%"));
        var random = new Random(1);
        var others = Enumerable.Range(0, 5).Select(_ => Array.ConvertAll(Loss, y => y * (1 + .003 * Normal(random))));
        Assert.Equal(Verdict.Refused, Judged(Case(gated, Sizes, Loss, [Loss])).Verdict);
        Assert.Equal(Verdict.Refused, Judged(Case(gated, Sizes, Loss, [Loss, .. others])).Verdict);
    }

    [Fact]
    public void A_deterministic_loss_may_repeat_when_base_commits_repeat_each_other() =>
        Assert.Equal(Verdict.Pass, Judged(Case(Law("power-constant", Gate("slope", "1%")), Sizes, Loss, [Loss, Loss])).Verdict);

    [Fact]
    public void Copied_times_in_the_history_count_once()
    {
        var random = new Random(2);
        double[] Measure() => Noisy(random, Sizes, x => 1e-9 * x * x, .01, .03);
        var old = Measure();
        // Five commits on which the benchmark was not run again, and two on which it was: three measurements, no history.
        var gate = Judged(Case(Complexity(Gate("level", "1%")), Sizes, Measure(), [old, old, old, old, old, Measure(), Measure()], "s")).Gate("level");
        Assert.Equal(Verdict.Inconclusive, gate.Verdict);
        Assert.StartsWith("paired with", gate.Comparison.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_estimate_is_not_judged_on_rounding()
    {
        var gated = Law("power", Gate("alpha", "0")).With(ComparisonMode.Estimates);
        var random = new Random(3);
        double[] Exact(double alpha) => Array.ConvertAll(Sizes, x => 5 * Math.Pow(x, -alpha) * (1 + 1e-15 * Normal(random)));
        double[][] @base = [.. Enumerable.Range(0, 6).Select(_ => Exact(.3))];
        Assert.Equal(Verdict.Pass, Judged(Case(gated, Sizes, Exact(.3), @base)).Verdict);
        Assert.Equal(Verdict.Regressed, Judged(Case(gated, Sizes, Exact(.2999), @base)).Verdict);
    }

    private static GatedCheck Of(GatedCheck gated) => gated with { Check = gated.Check with { Y = "allocated" } };
}
