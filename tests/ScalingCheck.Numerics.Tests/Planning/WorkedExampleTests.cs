using System.Globalization;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Planning;

public sealed class WorkedExampleTests
{
    [Fact]
    public void One_run_of_each_size_has_the_published_errors()
    {
        int[] ones = [1, 1, 1, 1, 1, 1, 1, 1];
        FitAssert.Close(.00954297, WorkedExample.StandardError(WorkedExample.Goal("forecast"), ones), 1e-4);
        FitAssert.Close(.0169030, WorkedExample.StandardError(WorkedExample.Goal("alpha"), ones), 1e-4);
    }

    [Theory]
    [InlineData(0, 8, "forecast", .00635387, "0: .113816, 3: .360891, 7: .525294")]
    [InlineData(0, 8, "alpha", .0126196, "0: .246338, 3: .500000, 7: .253662")]
    [InlineData(1, 255, "forecast", .00723699, "0: .069293, 1: .136131, 7: .794576")]
    [InlineData(1, 255, "alpha", .00812256, "0: .194282, 1: .333752, 7: .471966")]
    [InlineData(2, 21845, "forecast", .00312809, "0: .061241, 1: .193954, 4: .744805")]
    public void The_continuous_bounds_are_the_published_ones(
        double exponent, double budget, string goal, double standardError, string shares)
    {
        var plan = ExperimentPlan.For(
            WorkedExample.Fit, null, WorkedExample.Options(WorkedExample.Goal(goal), WorkedExample.Cost(exponent), budget));
        FitAssert.Close(standardError, plan.Bound, 1e-4);
        var expected = new double[8];
        foreach (var part in shares.Split(", "))
        {
            var pair = part.Split(": ");
            expected[int.Parse(pair[0], CultureInfo.InvariantCulture)] = double.Parse(pair[1], CultureInfo.InvariantCulture);
        }

        for (var k = 0; k < 8; k++) Assert.Equal(expected[k], plan.Sizes[k].BoundShare, 1e-5);
    }

    [Fact]
    public void The_best_design_for_everything_is_a_third_of_the_budget_for_three_sizes()
    {
        var plan = ExperimentPlan.For(
            WorkedExample.Fit, null, WorkedExample.Options(PlanGoal.Everything, WorkedExample.Cost(0), 8));
        foreach (var k in new[] { 0, 3, 7 }) Assert.Equal(1 / 3.0, plan.Sizes[k].BoundShare, 1e-4);
        double[] thirds = [8 / 3.0, 0, 0, 8 / 3.0, 0, 0, 0, 8 / 3.0];
        var sensitivity = PlanSensitivity.OfCurve(WorkedExample.Fit.Sensitivity!, null, WorkedExample.Candidates);
        double Error(string goal)
        {
            var gradient = Planner.GoalGradient(WorkedExample.Goal(goal), WorkedExample.Fit.Sensitivity!);
            var design = new Design(sensitivity.Rows, thirds, sensitivity.Existing, gradient, 8);
            var information = new double[9];
            for (var k = 0; k < 8; k++) design.Add(information, k, thirds[k]);
            return WorkedExample.Noise * Math.Sqrt(design.Criterion(information));
        }

        FitAssert.Close(.00712481, Error("forecast"), 1e-4);
        FitAssert.Close(.0133856, Error("alpha"), 1e-4);
    }

    [Theory]
    [InlineData(255, 4, "forecast", .00793582, "4 4 4 4 0 0 1 1")]
    [InlineData(255, 4, "alpha", .0110311, "4 4 4 4 0 0 1 1")]
    [InlineData(255, 8, "forecast", .00751114, "8 8 8 0 0 0 1 1")]
    [InlineData(510, 4, "forecast", .00564035, "4 4 4 4 0 0 1 3")]
    [InlineData(510, 4, "alpha", .00906642, "4 4 4 4 4 0 0 3")]
    public void The_plans_in_whole_runs_are_as_good_as_the_published_ones(
        double budget, int cap, string goal, double standardError, string runs)
    {
        int[] published = [.. runs.Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        FitAssert.Close(standardError, WorkedExample.StandardError(WorkedExample.Goal(goal), published), 1e-4);
        var plan = ExperimentPlan.For(
            WorkedExample.Fit, null, WorkedExample.Options(WorkedExample.Goal(goal), WorkedExample.Cost(1), budget, cap));
        Assert.Null(plan.Refusal);
        Assert.InRange(plan.StandardError, 0, 1.001 * standardError);
        Assert.InRange(plan.Cost, 0, budget);
        Assert.All(plan.Sizes, size => Assert.InRange(size.Runs, 0, cap));
    }

    [Theory]
    [InlineData(255, 4, "forecast", .00793582)]
    [InlineData(255, 4, "alpha", .0110311)]
    [InlineData(510, 4, "forecast", .00564035)]
    [InlineData(510, 4, "alpha", .00906642)]
    public void Exchanges_alone_find_the_published_plans(double budget, int cap, string goal, double standardError)
    {
        var sensitivity = PlanSensitivity.OfCurve(WorkedExample.Fit.Sensitivity!, null, WorkedExample.Candidates);
        var design = new Design(
            sensitivity.Rows, [1, 2, 4, 8, 16, 32, 64, 128], sensitivity.Existing,
            Planner.GoalGradient(WorkedExample.Goal(goal), WorkedExample.Fit.Sensitivity!), budget)
        {
            Cap = cap, WantedSizes = 4, AlreadyRun = new bool[8],
        };
        var runs = DesignSearch.ByExchange(design, OptimalShares.Of(design)!)!;
        Assert.InRange(WorkedExample.Noise * Math.Sqrt(design.Criterion(runs)), 0, 1.001 * standardError);
    }
}
