using ScalingCheck.Checks;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>What a check is told of its noise makes few base commits enough.</summary>
public sealed class KnownNoiseTests
{
    private static readonly GateNoise Known = new(new Amount(.02, IsRelative: true), 41);

    [Fact]
    public void One_base_commit_is_enough_for_the_level_of_a_time()
    {
        var random = new Random(7);
        double[] Curve(double factor) => Noisy(random, Sizes, x => 1e-8 * x * x * factor, .001);
        var (slow, @base) = (Curve(1.2), new[] { Curve(1) });
        var gated = Complexity(Gate("level", "5%"));
        Assert.Equal(Verdict.Inconclusive, Judged(Case(gated, Sizes, slow, @base, "s")).Verdict);

        var told = Judged(Case(gated with { Noise = Known }, Sizes, slow, @base, "s")).Gate("level");
        Assert.Equal(Verdict.Regressed, told.Verdict);
        Assert.Equal("1 commit at the same 6 sizes, with noise of 2 % from 41 commits", told.Comparison.Method);
        // sd .02 for the head and as much for the one base commit.
        Assert.Equal(.02 * Math.Sqrt(2), told.Worsening.StandardError, 1e-12);
        Assert.Equal(40, told.Worsening.DegreesOfFreedom);
    }

    [Fact]
    public void The_base_commits_own_scatter_is_pooled_with_it()
    {
        var random = new Random(8);
        double[][] @base = [.. Enumerable.Range(0, 6).Select(_ => Noisy(random, Sizes, x => 1e-8 * x * x, 0, common: .05))];
        var gate = Judged(Case(Complexity(Gate("level", "5%")) with { Noise = Known }, Sizes, @base[0], @base[1..], "s")).Gate("level");
        var levels = @base[1..].Select(curve => curve.Average(Math.Log)).ToList();
        var variance = levels.Sum(level => Math.Pow(level - levels.Average(), 2)) / 4;
        Assert.Equal(Math.Sqrt((40 * .0004 + 4 * variance) / 44 * 1.2), gate.Worsening.StandardError, 1e-9);
        Assert.Equal(44, gate.Worsening.DegreesOfFreedom);
    }

    [Fact]
    public void It_is_about_the_metric_and_not_about_the_slope()
    {
        var random = new Random(9);
        double[][] @base = [.. Enumerable.Range(0, 6).Select(_ => Noisy(random, Sizes, x => 1e-8 * x * x, .01))];
        var gates = Complexity(Gate("slope", "5%"), Gate("level", "5%"));
        var (plain, told) = (Judged(Case(gates, Sizes, @base[0], @base[1..])), Judged(Case(gates with { Noise = Known }, Sizes, @base[0], @base[1..])));
        Assert.Equal(plain.Gate("slope").Worsening, told.Gate("slope").Worsening);
        Assert.NotEqual(plain.Gate("level").Worsening, told.Gate("level").Worsening);
    }

    [Fact]
    public void A_gate_on_an_estimate_of_fewer_than_five_commits_is_judged_by_its_own_noise()
    {
        var gate = Gate("alpha", "0.05") with { Noise = new GateNoise(new Amount(.01, IsRelative: false), null) };
        var random = new Random(10);
        double[] Curve(double alpha) => Noisy(random, Sizes, x => 1.7 + 400 * Math.Pow(x, -alpha), .00001);
        var gated = Cases.Law("power-constant", gate).With(ComparisonMode.Estimates);
        var told = Judged(Case(gated, Sizes, Curve(.8), [Curve(1), Curve(1)])).Gate("alpha");
        Assert.Equal(Verdict.Regressed, told.Verdict);
        Assert.Equal("the estimates of 2 commits, with noise of 0.01, taken as known", told.Comparison.Method);
        Assert.Equal(double.PositiveInfinity, told.Worsening.DegreesOfFreedom);
        var untold = gated with { Gates = [gate with { Noise = null }] };
        Assert.Equal(Verdict.Inconclusive, Judged(Case(untold, Sizes, Curve(.8), [Curve(1), Curve(1)])).Verdict);
    }

    [Fact]
    public void A_leaning_history_widens_the_interval_and_says_so()
    {
        // Every tenth base commit is 30 % slower; the head is no slower than those.
        var random = new Random(11);
        double[][] @base = [.. Enumerable.Range(0, 20).Select(i => Noisy(random, Sizes, x => 1e-8 * x * x * (i % 10 == 0 ? 1.3 : 1), .01, common: .01))];
        var gate = Judged(Case(Complexity(Gate("level", "0")), Sizes, Array.ConvertAll(Sizes, x => 1.3e-8 * x * x), @base)).Gate("level");
        Assert.Contains("lean towards worse or have a heavy tail", gate.Comparison.Note, StringComparison.Ordinal);
        Assert.Equal(Verdict.Inconclusive, gate.Verdict);
        double[][] even = [.. Enumerable.Range(0, 20).Select(_ => Noisy(new Random(12), Sizes, x => 1e-8 * x * x, .01))];
        Assert.Null(Judged(Case(Complexity(Gate("level", "0")), Sizes, even[0], even)).Gate("level").Comparison.Note);
    }

    [Fact]
    public void What_differs_between_commits_is_not_settled_by_more_jobs()
    {
        // Commits differ by 5 %, jobs of one commit by almost nothing.
        var random = new Random(13);
        var gated = Complexity(Gate("level", "0"));
        BaseCommit Commit(int number, bool twice)
        {
            var factor = Math.Exp(.05 * Normal(random));
            CheckOutcome Run() => Outcome(gated, Sizes, Noisy(random, Sizes, x => factor * 1e-8 * x * x, .001), intervals: false);
            return Base(number, Run()) with { Runs = twice ? [Run(), Run()] : [] };
        }

        var head = Outcome(gated, Sizes, Array.ConvertAll(Sizes, x => 1.07e-8 * x * x));
        string? Settle(bool twice)
        {
            random = new Random(13);
            return Judged(Case(gated, head, [.. Enumerable.Range(0, 8).Select(i => Commit(i, twice))])).Gate("level").Comparison.Settle;
        }

        Assert.Contains("more runs of this commit", Settle(twice: false), StringComparison.Ordinal);
        Assert.StartsWith("more runs alone will not settle it", Settle(twice: true), StringComparison.Ordinal);
    }
}
