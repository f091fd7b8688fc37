namespace ScalingCheck.Numerics.Planning;

/// <summary>Plans for what a paired test of two commits says, where the errors are those of a straight line.</summary>
public sealed class PairedPlanTests
{
    /// <summary>Of a + b (u - ū) at u: σ √2 sqrt(1/n + (u - ū)²/S_uu), as two commits run every size.</summary>
    [Fact]
    public void The_ratio_at_a_size_has_the_textbook_standard_error()
    {
        var plan = ExperimentPlan.For(WorkedExample.Fit, null, WorkedExample.Options(
            PlanGoal.PairedRatio(WorkedExample.Target), RunCost.Equal, 12));

        double[] u = [.. plan.Sizes.SelectMany(size => Enumerable.Repeat(Math.Log(size.Sizes[0]), size.Runs))];
        var away = Math.Log(WorkedExample.Target) - u.Average();
        var error = WorkedExample.Noise * Math.Sqrt(2 * ((1.0 / u.Length) + (away * away / u.Sum(v => Math.Pow(v - u.Average(), 2)))));
        Assert.Equal(12, u.Length);
        Assert.Equal(error, plan.StandardError, 1e-9 * error);
        Assert.Equal(plan.StandardError, plan.Quantities.Single(quantity => quantity.Name == "ratio").After.StandardError, 1e-9 * error);
    }

    [Fact]
    public void The_cost_of_a_plan_is_that_of_its_runs()
    {
        var plan = ExperimentPlan.For(WorkedExample.Fit, null, WorkedExample.Options(PlanGoal.PairedSlope, WorkedExample.Cost(1), 500));

        Assert.Equal(plan.Cost, plan.Sizes.Sum(size => size.Runs * size.CostPerRun), 1e-9);
        Assert.All(plan.Sizes, size => Assert.Equal(size.Sizes[0] / 1e7, size.CostPerRun, 1e-9 * size.CostPerRun));
    }

    [Fact]
    public void Only_the_questions_to_two_commits_are_paired() => Assert.Equal(
        [true, true, false, false, false],
        new[] { PlanGoal.PairedSlope, PlanGoal.PairedRatio(1), PlanGoal.Forecast(1), PlanGoal.Parameter("alpha"), PlanGoal.Everything }
            .Select(goal => goal.IsPaired));
}
