using ScalingCheck.Checks;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>A commit of one run against commits of several: what a run scatters is told by those that have several.</summary>
public sealed class RunScatterTests
{
    private static readonly GatedCheck Loss = new(
        new CheckSettings { Name = "loss", Kind = "metric", Y = "val_loss", X = [], Better = Direction.Lower },
        [new GateRule { Target = "mean", WorseBy = Amount.Zero }]);

    [Fact]
    public void Runs_of_all_commits_tell_the_scatter_together()
    {
        // Variances 2 on 1 degree of freedom and 4 on 2.
        var scatter = RunScatter.Of([Mean(1, 3), Mean(2, 4, 6), Mean(7)]);
        Assert.Equal(Math.Sqrt(10 / 3.0), scatter.ErrorOf(Mean(7)), 1e-12);
        Assert.Equal(Math.Sqrt(10 / 9.0), scatter.ErrorOf(Mean(2, 4, 6)), 1e-12);
        Assert.Equal(.25, scatter.ErrorOf(Mean(7) with { Runs = null, StandardError = .25 }));
    }

    [Fact]
    public void Single_runs_alone_leave_all_scatter_to_the_commits()
    {
        var comparison = Compare([11], [1], [2], [4], [5], [8]);
        // Sample variance 7.5 of five values: S² = 7.5 (1 + 1/5).
        Assert.Equal(7, comparison.Worsening.Change, 1e-9);
        Assert.Equal(3, comparison.Worsening.StandardError, 1e-9);
        Assert.Equal(4, comparison.Worsening.DegreesOfFreedom);
    }

    [Fact]
    public void A_single_run_is_held_to_the_scatter_of_the_runs_before_it()
    {
        // Equal means: nothing between commits. Runs scatter by variance 2, so S² = 2 + 2/10.
        var comparison = Compare([6], [4, 6], [4, 6], [4, 6], [4, 6], [4, 6]);
        Assert.Equal(Math.Sqrt(2.2), comparison.Worsening.StandardError, 1e-9);
    }

    [Fact]
    public void One_run_after_commits_of_several_cries_wolf_no_more_than_was_asked()
    {
        var random = new Random(5);
        var alarms = 0;
        const int trials = 4000;
        for (var i = 0; i < trials; i++)
        {
            var comparison = Compare([3 + .002 * Normal(random)], [.. Enumerable.Range(0, 10).Select(_ =>
                Enumerable.Range(0, 5).Select(_ => 3 + .002 * Normal(random)).ToArray())]);
            if (comparison.Worsening.PValue() < .01) alarms++;
        }

        Assert.InRange(alarms / (double)trials, 0, .01 + 3 * Math.Sqrt(.01 * .99 / trials));
    }

    [Fact]
    public void Values_that_are_all_the_same_are_an_exact_metric_and_no_copy()
    {
        Assert.Equal(Verdict.Pass, Judged(CaseOf([3.2785], Enumerable.Repeat<double[]>([3.2785], 5))).Verdict);
        Assert.Equal(Verdict.Regressed, Judged(CaseOf([3.2786], Enumerable.Repeat<double[]>([3.2785], 5))).Verdict);
        var rounded = CaseOf([3.2785], [[3.2785], [3.2790], [3.2781], [3.2785], [3.2788], [3.2785]]);
        Assert.Equal(Verdict.Pass, Judged(rounded with { Gated = Loss with { Gates = [Gate("mean", "1%")] } }).Verdict);
    }

    [Fact]
    public void Four_commits_are_too_few() =>
        Assert.Contains("4 of the 5 base commits", Judged(CaseOf([3], Enumerable.Repeat<double[]>([3], 4))).Gate("mean").Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(3.29, null, "regressed")]
    [InlineData(3.2799, null, "pass")]
    [InlineData(3.2799, 212, "inconclusive")] // A tenth of a millinat below, with noise of two.
    [InlineData(3.29, 212, "regressed")]
    public void A_limit_takes_a_single_run_at_its_value_or_with_the_noise_that_is_known(double value, int? commits, string expected)
    {
        var gate = new GateRule
        {
            Target = "mean", Max = 3.28, Noise = commits is null ? null : new GateNoise(new Amount(.002, IsRelative: false), commits),
        };
        var item = CaseOf([value], []) with { Gated = Loss with { Gates = [gate] } };
        Assert.Equal(expected, Judged(item).Gate("mean max").Verdict.Word());
    }

    [Fact]
    public void The_noise_of_the_check_is_that_of_its_mean()
    {
        var item = CaseOf([3.29], [[3.28]]) with
        {
            Gated = Loss with { Noise = new GateNoise(new Amount(.002, IsRelative: false), null) },
        };
        // One base commit: S² = .002² (1 + 1).
        Assert.Equal(.002 * Math.Sqrt(2), Judged(item).Gate("mean").Worsening.StandardError, 1e-9);
    }

    private static Comparison Compare(double[] head, params double[][] baseline)
    {
        var item = CaseOf(head, baseline);
        return EstimateComparison.Compare(Loss.Gates[0], item.Head.Estimates[0], item.Base, .01);
    }

    private static CheckCase CaseOf(double[] head, IEnumerable<double[]> baseline) =>
        Case(Loss, OutcomeOf(head), [.. baseline.Select((values, i) => Base(i, OutcomeOf(values)))]);

    private static Estimate Mean(params double[] values) => OutcomeOf(values).Estimates[0];

    private static CheckOutcome OutcomeOf(double[] values) => KnownChecks.Find("metric")!.Estimate(
        Loss.Check, new Series(NamedValues<string>.Empty, null, [.. values.Select(value => new SeriesPoint([], value, default))]), intervals: true);
}
