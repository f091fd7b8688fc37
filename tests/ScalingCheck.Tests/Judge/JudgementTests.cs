using CsCheck;
using ScalingCheck.Numerics.Comparisons;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

public sealed class JudgementTests
{
    private static readonly Gen<(int Seed, double Change, int Commits)> Runs =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[-.2, .2], Gen.Int[1, 8]);

    [Theory]
    [InlineData(1.002, "pass")]
    [InlineData(1.10, "regressed")]
    [InlineData(0.90, "improved")]
    [InlineData(1.03, "inconclusive")]
    public void The_whole_interval_decides(double factor, string expected)
    {
        var random = new Random(3);
        double[][] @base = [.. Enumerable.Range(0, 10).Select(_ => Noisy(random, Sizes, Law, .01, .003))];
        var head = Array.ConvertAll(Sizes, x => factor * Law(x));
        var gate = Judged(Case(Cases.Law("power", Gate("level", "3%")), Sizes, head, @base)).Gate("level");
        Assert.Equal(expected, gate.Verdict.Word());
        Assert.Equal(gate.Verdict == Verdict.Regressed, gate.Q <= .01);
        Assert.Equal(gate.Verdict == Verdict.Regressed, gate.Worsening.LowerBound(.01) > gate.Comparison.Margin);
        if (gate.Verdict == Verdict.Pass) Assert.True(gate.Worsening.UpperBound(.05) < gate.Comparison.Margin);
    }

    [Fact]
    public void Every_gate_counts_before_anything_is_seen()
    {
        // One gate with p = .008 is regressed at 1 % alone, and not beside four that could not be judged.
        var random = new Random(1);
        double[][] @base = [.. Enumerable.Range(0, 10).Select(_ => Noisy(random, Sizes, Law, .01))];
        var gated = Cases.Law("power", Gate("level", "0"));
        var sd = @base.Select(curve => curve.Average(Math.Log)).ToList();
        var mean = sd.Average();
        var error = Math.Sqrt(sd.Sum(value => Math.Pow(value - mean, 2)) / 9 * 1.1);
        var shift = mean + 2.95 * error - Sizes.Average(x => Math.Log(Law(x)));
        var head = Array.ConvertAll(Sizes, x => Law(x) * Math.Exp(shift));
        var item = Case(gated, Sizes, head, @base);
        Assert.Equal(.0081, Judged(item).Gates[0].P, 1e-4);
        Assert.Equal(Verdict.Regressed, Judged(item).Verdict);

        var refused = Case(gated, Checks.CheckOutcome.RefusedBy(Points(Sizes, Sizes), "power", "the loss is NaN"));
        Assert.Equal(Verdict.Inconclusive, Judgement.Of([item, refused, refused, refused, refused], new(), Acceptances.None)[0].Verdict);
        // The same for checks whose metric is missing altogether.
        Assert.Equal(Verdict.Inconclusive, Judgement.Of([item], new(), Acceptances.None, unasked: new string?[4])[0].Verdict);
        Assert.Equal(.0406, Judgement.Of([item], new(), Acceptances.None, unasked: new string?[4])[0].Gates[0].Q, 5e-4);
        Assert.Equal(Verdict.Regressed, Judgement.Of([item, refused], new JudgeSettings { Correction = CorrectionMethod.None }, Acceptances.None)[0].Verdict);
    }

    [Fact]
    public void The_order_of_gates_and_checks_changes_no_verdict() => Runs.Sample(run =>
    {
        var random = new Random(run.Seed);
        GateRule[] gates = [Gate("level", "1%"), Gate("slope", "0.5%"), Gate("forecast@params=1e6", "2%"), Gate("alpha", "2%")];
        var cases = Enumerable.Range(0, 3).Select(i => CaseOf(random, Cases.Law("power", gates) with { }, i == 0 ? run.Change : 0, run.Commits)).ToList();
        var straight = Judgement.Of(cases, new(), Acceptances.None);
        var reversed = Judgement.Of(
            [.. cases.AsEnumerable().Reverse().Select(item => item with { Gated = item.Gated with { Gates = [.. gates.Reverse()] } })], new(), Acceptances.None);
        for (var i = 0; i < cases.Count; i++)
            foreach (var gate in straight[i].Gates)
            {
                var other = reversed[^(i + 1)].Gate(gate.Name);
                Assert.Equal(gate.Verdict, other.Verdict);
                Assert.Equal(gate.Reason, other.Reason);
                Assert.Equal(gate.Q, other.Q);
            }
    }, iter: 60);

    [Fact]
    public void A_time_and_the_rate_that_is_its_inverse_get_the_same_verdicts() => Runs.Sample(run =>
    {
        GateRule[] gates = [Gate("level", "1%"), Gate("slope", "0.5%"), Gate("forecast@N=1e6", "2%"), Gate("exponent", "0.01")];
        var random = new Random(run.Seed);
        double[][] curves = [.. Enumerable.Range(0, run.Commits + 1).Select(i => Noisy(random, Sizes, x => Math.Exp(i == 0 ? run.Change : 0) * x, .01))];
        var lower = Judged(Case(Complexity(gates), Sizes, curves[0], curves[1..], "s"));
        double[] Inverse(double[] curve) => Array.ConvertAll(curve, y => 1 / y);
        var higher = Judged(Case(Complexity(gates).HigherIsBetter(), Sizes, Inverse(curves[0]), [.. curves[1..].Select(Inverse)], "1/s"));
        foreach (var gate in lower.Gates)
        {
            Assert.Equal(gate.Verdict, higher.Gate(gate.Name).Verdict);
            Assert.Equal(gate.Worsening.Change, higher.Gate(gate.Name).Worsening.Change, 1e-9);
        }
    }, iter: 100);

    [Theory]
    [InlineData(0)]
    [InlineData(.01)]
    [InlineData(.03)]
    public void Unchanged_commits_raise_no_more_false_alarms_than_was_said_whatever_the_machine_does(double common)
    {
        // Three checks with level and slope each, ten base commits, 5 % of false alarms a run.
        const int runs = 400;
        var settings = new JudgeSettings { FalseAlarms = .05 };
        var random = new Random(20260 + (int)(common * 1000));
        var alarms = 0;
        for (var run = 0; run < runs; run++)
        {
            var cases = Enumerable.Range(0, 3).Select(_ =>
            {
                double[] Curve() => Noisy(random, Sizes, Law, .01, common);
                return Case(Cases.Law("power", Gate("level", "0"), Gate("slope", "0")), Sizes, Curve(), [.. Enumerable.Range(0, 10).Select(_ => Curve())]);
            });
            if (Judgement.Of([.. cases], settings, Acceptances.None).Any(check => check.Verdict == Verdict.Regressed)) alarms++;
        }

        // At most 5 % and three binomial standard errors.
        Assert.InRange(alarms, 1, runs * (.05 + 3 * Math.Sqrt(.05 * .95 / runs)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.03)]
    public void The_paired_slope_does_not_mind_a_slow_machine(double common)
    {
        const int runs = 400;
        var settings = new JudgeSettings { FalseAlarms = .05 };
        var random = new Random(7 + (int)(common * 1000));
        var alarms = Enumerable.Range(0, runs).Count(_ =>
        {
            double[] Curve() => Noisy(random, Sizes, x => x * x, .01, common);
            return Judged(Case(Complexity(Gate("slope", "0")), Sizes, Curve(), [Curve()], "s"), settings).Verdict == Verdict.Regressed;
        });
        Assert.InRange(alarms, 5, runs * (.05 + 3 * Math.Sqrt(.05 * .95 / runs)));
    }

    [Fact]
    public void A_change_of_twice_the_detectable_size_is_caught()
    {
        var random = new Random(8);
        const int runs = 200;
        var caught = Enumerable.Range(0, runs).Count(_ =>
        {
            double[] Curve(double change) => Noisy(random, Sizes, x => Law(x) * Math.Exp(change), .01, .01);
            double[][] @base = [.. Enumerable.Range(0, 10).Select(_ => Curve(0))];
            var unchanged = Judged(Case(Cases.Law("power", Gate("level", "0")), Sizes, Curve(0), @base)).Gates[0];
            return Judged(Case(Cases.Law("power", Gate("level", "0")), Sizes, Curve(2 * unchanged.Detectable), @base)).Verdict == Verdict.Regressed;
        });
        Assert.True(caught > .95 * runs, FormattableString.Invariant($"{caught} of {runs}"));
    }

    [Fact]
    public void A_refused_head_refuses_its_gates_and_a_missing_baseline_is_said()
    {
        var gated = Cases.Law("power", Gate("slope", "1%"));
        var refused = Judged(Case(gated, Checks.CheckOutcome.RefusedBy(Points(Sizes, Sizes), "power", "eval_loss is NaN at params=1e6")));
        Assert.Equal(Verdict.Refused, refused.Verdict);
        Assert.Equal("eval_loss is NaN at params=1e6", refused.Reason);
        Assert.Equal(Verdict.Refused, refused.Gates[0].Verdict);

        var first = Judged(Case(gated, Outcome(gated, Sizes, Array.ConvertAll(Sizes, Law))));
        Assert.Equal(Verdict.NoBaseline, first.Verdict);
        Assert.Equal("no commit of the base branch is recorded yet", first.Reason);
    }

    [Fact]
    public void A_check_without_gates_passes_and_says_that_it_has_none()
    {
        var gated = Cases.Law("power");
        var verdict = Judged(Case(gated, Outcome(gated, Sizes, Array.ConvertAll(Sizes, Law))));
        Assert.Equal(Verdict.Pass, verdict.Verdict);
        Assert.Equal("no gates: estimates only", verdict.Reason);
    }

    private static double Law(double x) => 5 * Math.Pow(x, -.3);

    private static CheckCase CaseOf(Random random, GatedCheck gated, double change, int commits)
    {
        double[] Curve(double by) => Noisy(random, Sizes, x => Law(x) * Math.Exp(by), .01);
        return Case(gated, Sizes, Curve(change), [.. Enumerable.Range(0, commits).Select(_ => Curve(0))]);
    }
}
