using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Planning;

/// <summary>y = 1.8 + 400 x^-.34, noise .5 %, sizes 1e7 2^k, k = 0..7, target 1.28e10: the published example.</summary>
internal static class WorkedExample
{
    public const double Noise = .005;
    public const double Target = 1.28e10;

    public static readonly double[] X = [.. Enumerable.Range(0, 8).Select(k => 1e7 * Math.Pow(2, k))];
    public static readonly double[][] Candidates = Array.ConvertAll(X, x => new[] { x });

    /// <summary>Exact points: the fit is the truth to about 1e-9.</summary>
    public static readonly LawFit Fit = KnownLaws.Find("power-constant")!.Fit(
        new FitData(X, Array.ConvertAll(X, Truth)), new() { Intervals = false });

    public static double Truth(double x) => 1.8 + 400 * Math.Pow(x, -.34);

    public static PlanOptions Options(PlanGoal goal, RunCost cost, double budget, int cap = 4) => new()
    {
        Candidates = Candidates, Goal = goal, Cost = cost, Budget = budget, Cap = cap, Noise = Noise, Target = [Target],
    };

    public static PlanGoal Goal(string name) => name switch
    {
        "forecast" => PlanGoal.Forecast(Target),
        "D" => PlanGoal.Everything,
        _ => PlanGoal.Parameter(name),
    };

    /// <summary>1 unit for the smallest size; exponent 0 for equal costs.</summary>
    public static RunCost Cost(double exponent) => RunCost.Power(Math.Pow(1e7, -exponent), exponent);

    /// <summary>σ sqrt(gᵀM⁻¹g) of whole runs.</summary>
    public static double StandardError(PlanGoal goal, params int[] runs)
    {
        var gradient = Planner.GoalGradient(goal, Fit.Sensitivity!)!;
        return Noise * Math.Sqrt(PlanSensitivity.OfCurve(Fit.Sensitivity!, null, Candidates).Variance(gradient, runs).After);
    }
}
