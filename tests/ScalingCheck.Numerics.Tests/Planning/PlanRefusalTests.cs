using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Planning;

public sealed class PlanRefusalTests
{
    private static readonly PlanOptions Options =
        WorkedExample.Options(PlanGoal.Forecast(WorkedExample.Target), WorkedExample.Cost(1), 255);

    [Fact]
    public void A_budget_below_the_cheapest_sizes_that_the_law_needs()
        // 1 + 2 + 4 + 8.
        => Refuses("The budget of 14 is below the cost of the 4 cheapest new sizes that the law needs: give 15 or more.",
            Options with { Budget = 14 });

    [Fact]
    public void A_budget_below_the_cheapest_run_when_there_are_sizes_enough()
    {
        var existing = new FitData(WorkedExample.X, Array.ConvertAll(WorkedExample.X, WorkedExample.Truth));
        var plan = ExperimentPlan.For(WorkedExample.Fit, existing, Options with { Budget = .5 });
        Assert.Equal("The budget of 0.5 is below the cost of the cheapest run: give 1 or more.", plan.Refusal);
    }

    [Fact]
    public void Unknown_noise()
        => Refuses("The noise of one run is not known: the fit has no residual scatter. Give it, or add runs first.",
            Options with { Noise = null });

    [Fact]
    public void Too_few_candidates_for_the_form()
        => Refuses("The law needs 4 different sizes to be checked, but the existing runs and the candidates have 3: add 1 candidate.",
            Options with { Candidates = WorkedExample.Candidates[..3] });

    [Fact]
    public void A_budget_or_a_cap_without_end()
    {
        Refuses("The budget is not a finite number: give what the new runs may cost together.",
            Options with { Budget = double.PositiveInfinity });
        Refuses("The cap of 1000000 is above 10000, the most runs of a size that are planned.", Options with { Cap = 1_000_000 });
    }

    [Fact]
    public void No_candidates() => Refuses("There are no candidate sizes: name at least one.", Options with { Candidates = [] });

    [Fact]
    public void Candidates_that_are_no_sizes_or_come_twice()
    {
        Refuses("Candidate 2 is no size: give one finite number above zero for each axis.",
            Options with { Candidates = [[1e7], [-1]] });
        Refuses("Candidate 2 is the same size as another: name each size once and set the cap.",
            Options with { Candidates = [[1e7], [1.0005e7]] });
    }

    [Fact]
    public void A_cost_that_is_not_known()
        => Refuses("The cost of a run of 2e7 is not known: a finite cost above zero is needed for every candidate.",
            Options with { Cost = RunCost.Table([[1e7]], [3]) });

    [Fact]
    public void A_parameter_that_the_law_does_not_have()
        => Refuses("The law has no beta: plan for alpha, E, A.", Options with { Goal = PlanGoal.Parameter("beta") });

    [Fact]
    public void A_target_that_is_no_size()
        => Refuses("The target needs one finite number above zero for each axis.", Options with { Goal = PlanGoal.Forecast(1e9, 1e9) });

    [Fact]
    public void A_fit_that_was_refused_itself()
    {
        var fit = KnownLaws.Find("power-constant")!.Fit(new FitData([1e7, 2e7], [3, 2]), FitOptions.Default);
        Assert.Equal(fit.Refusal, ExperimentPlan.For(fit, null, Options).Refusal);
    }

    private static void Refuses(string sentence, PlanOptions options)
    {
        var plan = ExperimentPlan.For(WorkedExample.Fit, null, options);
        Assert.Equal(sentence, plan.Refusal);
        Assert.Empty(plan.Sizes);
    }
}
