namespace ScalingCheck.Numerics.Planning;

public sealed class DesignSearchTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Exchanges_come_within_one_percent_of_the_best_of_all_plans(int p, int seed)
    {
        var random = new SplitMix(seed);
        for (var set = 0; set < 15; set++)
        {
            var design = Draw(random, p, set % 3 == 0);
            var shares = OptimalShares.Of(design)!;
            var best = design.Criterion(DesignEnumeration.Best(design)!);
            var found = DesignSearch.ByExchange(design, shares)!;
            Assert.InRange(design.Criterion(found), best * (1 - 1e-9), best * 1.01);
            Assert.True(shares.Bound <= best * (1 + 1e-9), $"bound {shares.Bound}, best {best}");
            Assert.True(found.Select((runs, i) => runs * design.Costs[i]).Sum() <= design.Budget * (1 + 1e-9));
            Assert.True(found.Count(runs => runs > 0) >= design.WantedSizes);
        }
    }

    [Fact]
    public void Sizes_that_nothing_pays_for_leave_the_best_plan_as_it_is()
    {
        var small = Draw(new SplitMix(7), 3, everything: false);
        double[] free = [1, .2, .1];
        var large = new Design(
            [.. small.Rows, .. Enumerable.Repeat(free, 20_000)], [.. small.Costs, .. Enumerable.Repeat(2 * small.Budget, 20_000)],
            small.Existing, small.Goal, small.Budget)
        { Cap = small.Cap, WantedSizes = small.WantedSizes, AlreadyRun = [.. small.AlreadyRun, .. new bool[20_000]] };

        Assert.Equal(DesignEnumeration.Best(small), DesignEnumeration.Best(large)![..small.Count]);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(4, 6)]
    public void With_next_to_nothing_run_the_two_bounds_agree(int p, int seed)
    {
        var random = new SplitMix(seed);
        for (var set = 0; set < 10; set++)
        {
            var design = Draw(random, p, everything: false);
            var exact = OptimalShares.Of(design)!.Bound;
            var little = new double[p * p];
            for (var k = 0; k < p; k++) little[(k * p) + k] = 1e-7;
            var iterated = OptimalShares.Of(new Design(design.Rows, design.Costs, little, design.Goal, design.Budget))!.Bound;
            // The runs there are can only help, and the iteration's bound is proved from below.
            Assert.InRange(iterated, exact * .99, exact * (1 + 1e-9));
        }
    }

    [Fact]
    public void The_certificate_of_the_determinant_is_the_equivalence_theorem()
    {
        // Kiefer and Wolfowitz (1960): a quadratic on [-1, 1] has its D-optimal design at -1, 0 and 1, a third each.
        double[][] rows = [.. Enumerable.Range(-4, 9).Select(i => new[] { 1, i / 4.0, i * i / 16.0 })];
        var design = new Design(rows, Enumerable.Repeat(1.0, 9).ToArray(), new double[9], null, 3);
        var shares = OptimalShares.Of(design)!;
        foreach (var i in new[] { 0, 4, 8 }) Assert.Equal(1 / 3.0, shares.Shares[i], 1e-3);
        // det M = 4 for one run each.
        Assert.InRange(shares.Bound, Math.Pow(4, -1 / 3.0) * (1 - 1e-5), Math.Pow(4, -1 / 3.0) * (1 + 1e-9));
    }

    [Fact]
    public void A_budget_for_hundreds_of_runs_comes_close_to_the_bound()
    {
        // Whole numbers cost next to nothing then.
        var plan = ExperimentPlan.For(WorkedExample.Fit, null, WorkedExample.Options(
            PlanGoal.Forecast(WorkedExample.Target), WorkedExample.Cost(1), 25_500, cap: 2_000));
        Assert.InRange(plan.Efficiency, .995, 1);
    }

    [Fact]
    public void A_large_problem_ends_soon_near_its_bound()
    {
        var random = new SplitMix(8);
        double[][] rows = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 5).Select(_ => random.NextDouble() - .5).ToArray())];
        double[] costs = [.. rows.Select(_ => .5 + random.NextDouble())];
        var design = new Design(rows, costs, new double[25], [1, 0, 0, 0, 0], 40) { Cap = 10, WantedSizes = 6, AlreadyRun = new bool[30] };
        var shares = OptimalShares.Of(design)!;
        var found = DesignSearch.Best(design, shares)!.Value;
        Assert.False(found.IsExhaustive);
        Assert.InRange(design.Criterion(found.Runs), shares.Bound, 1.1 * shares.Bound);
    }

    private static Design Draw(SplitMix random, int p, bool everything)
    {
        var n = p + 3;
        double[][] rows = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, p).Select(_ => random.NextDouble() - .3).ToArray())];
        double[] costs = [.. Enumerable.Range(0, n).Select(i => Math.Pow(2, i * random.NextDouble()))];
        double[] goal = [.. Enumerable.Range(0, p).Select(_ => random.NextDouble() - .5)];
        return new Design(rows, costs, new double[p * p], everything ? null : goal, 2 * costs.Sum())
        {
            Cap = 4, WantedSizes = p + 1, AlreadyRun = new bool[n],
        };
    }
}
