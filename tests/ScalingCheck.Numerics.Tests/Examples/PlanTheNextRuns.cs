using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Planning;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class PlanTheNextRuns : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] sizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8];
        double[] losses = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719];
        var data = new FitData(sizes, losses);

        var plan = ExperimentPlan.For(KnownLaws.PowerConstant.Fit(data), data, new PlanOptions
        {
            Candidates = [[1e7], [2e7], [4e7], [8e7], [1.6e8], [3.2e8], [6.4e8], [1.28e9]],
            Cost = RunCost.Power(1e-7, 1), // a run of 1e7 costs 1, and the others in proportion
            Budget = 200,
            Goal = PlanGoal.Forecast(1e10),
        });

        Console.WriteLine(plan.Refusal ?? $"cost {plan.Cost:F0} of 200");
        foreach (var size in plan.Sizes.Where(size => size.Runs > 0))
            Console.WriteLine($"{size.Runs} x {size.Sizes[0]:G3}");
        var forecast = plan.Quantities.Single(quantity => quantity.Name == "forecast");
        Console.WriteLine($"standard error of the forecast: {100 * forecast.Before.StandardError:F1} % now, {100 * forecast.After.StandardError:F1} % then");
        // end
    }
}
