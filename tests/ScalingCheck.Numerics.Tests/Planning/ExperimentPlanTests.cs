using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Planning;

public sealed class ExperimentPlanTests
{
    private static readonly FitData Measured = new(Tests.Laws.SetA.X, Tests.Laws.SetA.Y);
    private static readonly LawFit Fit = KnownLaws.Find("power-constant")!.Fit(
        Measured, new() { ForecastAt = [[WorkedExample.Target]], Intervals = false });

    private static PlanOptions Options => WorkedExample.Options(
        PlanGoal.Parameter("alpha"), WorkedExample.Cost(1), 255) with { Noise = null };

    [Fact]
    public void Before_the_plan_the_errors_are_those_of_the_fit()
    {
        var plan = ExperimentPlan.For(Fit, Measured, Options);
        Assert.Null(plan.Refusal);
        FitAssert.Close(Fit.Parameter("alpha").StandardError, Of(plan, "alpha").Before.StandardError, 1e-9);
        FitAssert.Close(Fit.Parameter("E").StandardError, Of(plan, "E").Before.StandardError, 1e-9);
        FitAssert.Close(
            Fit.Forecasts[0].StandardError / Fit.Forecasts[0].Value, Of(plan, "forecast").Before.StandardError, 1e-9);
        Assert.Equal(5, Of(plan, "alpha").Before.DegreesOfFreedom);
        Assert.Equal(5 + plan.Sizes.Sum(size => size.Runs), Of(plan, "alpha").After.DegreesOfFreedom);
        FitAssert.Close(
            NoncentralT.Noncentrality(.05, .8, 5) * Of(plan, "alpha").Before.StandardError,
            Of(plan, "alpha").Before.DetectableChange, 1e-9);
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(.003)]
    [InlineData(.1)]
    public void Standard_errors_leave_the_errors_before_the_plan_those_of_the_fit(double relative)
    {
        // Far too small, about right and far too large: the scatter of the points decides.
        var data = new FitData(Tests.Laws.SetA.X, Tests.Laws.SetA.Y, null, [.. Tests.Laws.SetA.Y.Select((y, i) => relative * y * (1 + (.5 * (i % 2))))]);
        var fit = KnownLaws.PowerConstant.Fit(data, new() { Intervals = false });
        var plan = ExperimentPlan.For(fit, data, Options);
        Assert.Null(plan.Refusal);
        FitAssert.Close(fit.Parameter("alpha").StandardError, Of(plan, "alpha").Before.StandardError, 1e-9);
        Assert.InRange(plan.Noise, .002, .006);
    }

    [Fact]
    public void After_the_plan_every_answer_is_sharper_and_the_goal_is_the_one_reported()
    {
        var plan = ExperimentPlan.For(Fit, Measured, Options);
        Assert.All(plan.Quantities, quantity => Assert.True(quantity.After.StandardError < quantity.Before.StandardError));
        Assert.Equal(plan.StandardError, Of(plan, "alpha").After.StandardError, 1e-12);
        Assert.All(plan.Sizes, size => Assert.Equal(1, size.Existing));
        Assert.All(plan.Sizes, size => Assert.InRange(size.GainOfOneMore, 0, 1));
        Assert.InRange(plan.Efficiency, 0, 1);
    }

    [Fact]
    public void The_paired_slope_has_the_published_smallest_detectable_change()
    {
        // 8 sizes, .5 %, two runs per size and commit: one there and one new.
        var plan = ExperimentPlan.For(WorkedExample.Fit, Measured, WorkedExample.Options(
            PlanGoal.PairedSlope, RunCost.Equal, 8, cap: 1));
        Assert.All(plan.Sizes, size => Assert.Equal(1, size.Runs));
        FitAssert.Close(.00314118, Of(plan, "slope").After.DetectableChange, 1e-5);
        FitAssert.Close(.0156688, Of(plan, "ratio").After.DetectableChange, 1e-5);
        Assert.Equal(6, Of(plan, "slope").After.DegreesOfFreedom);
        Assert.Equal(plan.StandardError, Of(plan, "slope").After.StandardError, 1e-12);
    }

    [Fact]
    public void For_a_paired_slope_at_equal_costs_the_ends_are_run_and_the_rest_only_for_the_check_of_the_form()
    {
        var plan = ExperimentPlan.For(WorkedExample.Fit, null, WorkedExample.Options(PlanGoal.PairedSlope, RunCost.Equal, 10));
        Assert.Equal(.5, plan.Sizes[0].BoundShare, 1e-9);
        Assert.Equal(.5, plan.Sizes[7].BoundShare, 1e-9);
        Assert.Equal([4, 1, 0, 0, 0, 0, 1, 4], plan.Sizes.Select(size => size.Runs));
    }

    [Fact]
    public void The_unit_of_cost_and_the_order_of_candidates_do_not_matter()
    {
        var plan = ExperimentPlan.For(Fit, Measured, Options);
        var dearer = ExperimentPlan.For(Fit, Measured, Options with { Cost = RunCost.Power(60 * 1e-7, 1), Budget = 255 * 60 });
        var reversed = ExperimentPlan.For(Fit, Measured, Options with { Candidates = [.. Options.Candidates.Reverse()] });
        Assert.Equal(plan.Sizes.Select(size => size.Runs), dearer.Sizes.Select(size => size.Runs));
        FitAssert.Close(plan.StandardError, reversed.StandardError, 1e-9);
        FitAssert.Close(plan.Bound, reversed.Bound, 1e-3);
    }

    [Fact]
    public void A_larger_budget_and_a_larger_cap_never_hurt()
    {
        var last = double.PositiveInfinity;
        foreach (var budget in new[] { 100, 150, 255, 400 })
        {
            var plan = ExperimentPlan.For(Fit, Measured, Options with { Budget = budget, Cap = 3 });
            Assert.True(plan.IsExhaustive);
            Assert.True(plan.StandardError <= last);
            last = plan.StandardError;
        }
    }

    [Fact]
    public void A_start_up_cost_leaves_fewer_tiny_runs()
    {
        var cost = WorkedExample.Cost(2);
        var options = WorkedExample.Options(PlanGoal.Forecast(WorkedExample.Target), cost, 21845, cap: 60);
        var free = ExperimentPlan.For(WorkedExample.Fit, null, options);
        var costly = ExperimentPlan.For(WorkedExample.Fit, null, options with { Cost = cost with { StartUp = 200 } });
        Assert.Contains(free.Warnings, warning => warning.Contains("start-up cost", StringComparison.Ordinal));
        Assert.True(costly.Sizes.Sum(size => size.Runs) < free.Sizes.Sum(size => size.Runs) / 2);
        Assert.True(costly.Cost <= 21845);
    }

    [Fact]
    public void The_worst_draw_is_no_better_than_the_fit_itself_when_that_is_one_of_them()
    {
        var law = KnownLaws.Find("power-constant")!;
        double[] other = [.. Tests.Laws.SetA.X.Select(x => 1.9 + 900 * Math.Pow(x, -.39))];
        var draw = law.Fit(new FitData(Tests.Laws.SetA.X, other), new() { Intervals = false });
        var plan = ExperimentPlan.For(Fit, Measured, Options with { Draws = [Fit, draw] });
        Assert.Equal(2, plan.Draws);
        Assert.True(plan.WorstStandardError >= plan.StandardError);
        var alone = ExperimentPlan.For(Fit, Measured, Options with { Draws = [Fit] });
        FitAssert.Close(alone.StandardError, alone.WorstStandardError, 1e-9);
    }

    [Fact]
    public void Standard_errors_and_the_weights_they_stand_for_give_the_same_plan()
    {
        // .4 % and .8 % by turns: weights 4 and 1, a new run of mean weight 2.5.
        double[] errors = [.. Tests.Laws.SetA.Y.Select((y, i) => y * (i % 2 == 0 ? .004 : .008))];
        double[] weights = [.. errors.Select((_, i) => i % 2 == 0 ? 4.0 : 1.0)];
        var law = KnownLaws.Find("power-constant")!;
        var byErrors = new FitData(Tests.Laws.SetA.X, Tests.Laws.SetA.Y, standardErrors: errors);
        var byWeights = new FitData(Tests.Laws.SetA.X, Tests.Laws.SetA.Y, weights);
        var options = Options with { Noise = .005 };
        var fit = law.Fit(byWeights, new() { Intervals = false });
        var one = ExperimentPlan.For(fit, byErrors, options);
        var other = ExperimentPlan.For(fit, byWeights, options);
        Assert.Equal(other.Sizes.Select(size => size.Runs), one.Sizes.Select(size => size.Runs));
        FitAssert.Close(other.StandardError, one.StandardError, 1e-9);
        // Without a noise of its own the weights keep the errors of the fit.
        var own = ExperimentPlan.For(fit, byWeights, Options);
        FitAssert.Close(fit.Parameter("alpha").StandardError, Of(own, "alpha").Before.StandardError, 1e-9);
    }

    [Fact]
    public void Surfaces_of_two_axes_are_planned_in_pairs()
    {
        double[] n = [.. Enumerable.Range(0, 9).Select(i => 1e7 * Math.Pow(4, i % 3))];
        double[] d = [.. Enumerable.Range(0, 9).Select(i => 2e8 * Math.Pow(4, i / 3))];
        double[] y = [.. n.Zip(d, (a, b) => 1.7 + 400 * Math.Pow(a, -.34) + 410 * Math.Pow(b, -.28))];
        var data = new FitData([n, d], y);
        var fit = KnownLaws.Find("chinchilla")!.Fit(data, new() { Intervals = false });
        double[][] candidates = [.. n.Zip(d, (a, b) => new[] { a, b }), [6.4e8, 1.28e10], [6.4e8, 2e8], [1e7, 1.28e10]];
        var plan = ExperimentPlan.For(fit, data, new()
        {
            Candidates = candidates, Cost = RunCost.Power(6 / 1e16, 1, 1), Budget = 20_000, Cap = 2, Noise = .003,
            Goal = PlanGoal.Forecast(7e9, 1.4e11),
        });
        Assert.Null(plan.Refusal);
        Assert.InRange(plan.Cost, 1, 20_000);
        Assert.True(Of(plan, "forecast").After.StandardError < .7 * Of(plan, "forecast").Before.StandardError);
        Assert.DoesNotContain(plan.Quantities, quantity => quantity.Name == "slope");
    }

    [Fact]
    public void A_goal_that_the_fit_does_not_identify_is_planned_for_by_everything_first()
    {
        // A bare power law: no floor can be told from zero.
        double[] y = [.. Tests.Laws.SetA.X.Select((x, i) => 400 * Math.Pow(x, -.2) * (1 + .003 * Math.Cos(2 * i)))];
        var fit = KnownLaws.Find("power-constant")!.Fit(new FitData(Tests.Laws.SetA.X, y), new() { Intervals = false });
        Assert.NotNull(fit.Parameter("E").NotIdentified);
        var plan = ExperimentPlan.For(fit, new FitData(Tests.Laws.SetA.X, y), Options with { Goal = PlanGoal.Parameter("E") });
        Assert.Equal(PlanGoalKind.Everything, plan.Goal.Kind);
        Assert.Contains(plan.Warnings, warning => warning.StartsWith("Planned for all parameters first", StringComparison.Ordinal));
    }

    private static PlannedQuantity Of(ExperimentPlan plan, string name) =>
        plan.Quantities.Single(quantity => quantity.Name == name);
}
