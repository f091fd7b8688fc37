using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Planning;

namespace ScalingCheck.Benchmarks.Planning;

/// <summary>
/// Plans for y = 1.8 + 400 x^-.34 with .5 % noise, sizes 1e7 2^k, k = 0..7, target 1.28e10, beside the reference figures in
/// brackets; and whether fits to simulated runs scatter as predicted. An argument gives the number of sets.
/// </summary>
internal static class PlanAccuracy
{
    private const int DefaultSets = 4000;
    private const double Noise = .005;
    private const double Target = 1.28e10;

    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;
    private static readonly double[] X = [.. Enumerable.Range(0, 8).Select(k => 1e7 * Math.Pow(2, k))];

    private static readonly LawFit Exact =
        Law.Fit(new FitData(X, Array.ConvertAll(X, Truth)), new() { Intervals = false });

    public static int Run(string[] args)
    {
        var sets = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultSets;
        Bounds();
        Whole();
        Simulated(sets);
        return 0;
    }

    private static double Truth(double x) => 1.8 + 400 * Math.Pow(x, -.34);

    private static PlanGoal Goal(string name) => name switch
    {
        "forecast" => PlanGoal.Forecast(Target),
        "everything" => PlanGoal.Everything,
        "slope" => PlanGoal.PairedSlope,
        _ => PlanGoal.Parameter(name),
    };

    private static ExperimentPlan Plan(string goal, double exponent, double budget, int cap, double startUp = 0) =>
        ExperimentPlan.For(Exact, null, new()
        {
            Candidates = [.. X.Select(x => new[] { x })],
            Cost = RunCost.Power(Math.Pow(1e7, -exponent), exponent) with { StartUp = startUp },
            Budget = budget, Cap = cap, Goal = Goal(goal), Noise = Noise, Target = [Target],
        });

    private static void Bounds()
    {
        Title("Best shares of a budget without whole numbers or caps, at the cost of one run each",
            "cost of a run", "goal", "share of the budget by k", "standard error");
        foreach (var (exponent, budget, goal, reference) in new[]
        {
            (0, 8.0, "forecast", ".00635387"), (0, 8, "alpha", ".0126196"), (0, 8, "everything", "-"),
            (1, 255, "forecast", ".00723699"), (1, 255, "alpha", ".00812256"), (2, 21845, "forecast", ".00312809"),
        })
        {
            var plan = Plan(goal, exponent, budget, 4);
            var shares = plan.Sizes.Select((size, k) => (size.BoundShare, k)).Where(share => share.BoundShare > 1e-4)
                .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.k}: {share.BoundShare:F6}"));
            var cost = exponent == 0 ? "equal" : exponent == 1 ? "∝ x" : "∝ x²";
            Console.WriteLine($"| {cost} | {goal} | {string.Join(", ", shares)} | {Beside(plan.Bound, reference)} |");
        }
    }

    private static void Whole()
    {
        Title("Whole numbers of runs, cost ∝ x (1, 2, 4, ..., 128 units)",
            "budget, cap, start-up", "goal", "runs at k = 0..7", "cost", "standard error", "efficiency", "how", "time");
        foreach (var (budget, cap, startUp, goal, reference) in new[]
        {
            (255, 4, 0, "forecast", ".00793582"), (255, 4, 0, "alpha", ".0110311"), (255, 8, 0, "forecast", ".00751114"),
            (510, 4, 0, "forecast", ".00564035"), (510, 4, 0, "alpha", ".00906642"), (255, 4, 0, "everything", "-"),
            (255, 4, 0, "slope", "-"), (255, 8, 10, "forecast", "-"), (2550, 40, 0, "forecast", "-"),
        })
        {
            var clock = Stopwatch.StartNew();
            var plan = Plan(goal, 1, budget, cap, startUp);
            clock.Stop();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {budget}, {cap}, {startUp} | {goal} | {string.Join(' ', plan.Sizes.Select(size => size.Runs))} | {plan.Cost:0.#} | {Beside(plan.StandardError, reference)} | {plan.Efficiency:P1} | {(plan.IsExhaustive ? "all" : "exchange")} | {clock.Elapsed.TotalMilliseconds:F0} ms |"));
        }
    }

    private static void Simulated(int sets)
    {
        Title($"{sets} simulated data sets a design: sd of the fitted ln forecast and of alpha, predicted beside them",
            "runs at k = 0..7", "forecast", "predicted", "alpha", "predicted", "bias of the forecast", "refused");
        foreach (var (runs, forecast, alpha) in new (int[], string, string)[]
        {
            ([1, 1, 1, 1, 1, 1, 1, 1], ".00960", ".01675"), ([4, 4, 4, 4, 0, 0, 1, 1], ".00777", ".01084"),
            ([8, 8, 8, 0, 0, 0, 1, 1], "-", "-"), ([4, 4, 4, 4, 4, 0, 0, 3], "-", "-"), ([1, 1, 0, 1, 0, 0, 1, 1], "-", "-"),
        })
        {
            Simulated(runs, sets, forecast, alpha);
        }
    }

    private static void Simulated(int[] runs, int sets, string forecastReference, string alphaReference)
    {
        double[] x = [.. X.SelectMany((size, k) => Enumerable.Repeat(size, runs[k]))];
        var exact = new FitData(x, Array.ConvertAll(x, Truth));
        var options = new FitOptions { Intervals = false, ForecastAt = [[Target]] };
        var found = new (double Forecast, double Alpha)[sets];
        Parallel.For(0, sets, set =>
        {
            var noise = new Normals(((ulong)runs.Sum() << 40) + (ulong)set);
            double[] y = [.. x.Select(size => Truth(size) * Math.Exp(Noise * noise.Next()))];
            var fit = Law.Fit(new FitData(x, y), options);
            found[set] = fit.Refusal is not null
                ? (double.NaN, double.NaN)
                : (Math.Log(fit.Forecasts[0].Value), fit.Parameters.Single(parameter => parameter.Name == "alpha").Value);
        });

        var kept = found.Where(pair => !double.IsNaN(pair.Forecast)).ToArray();
        var (forecast, bias) = Spread([.. kept.Select(pair => pair.Forecast)], Math.Log(Truth(Target)));
        var (alpha, _) = Spread([.. kept.Select(pair => pair.Alpha)], .34);
        // The errors before any new run are those of the runs that exist.
        var plan = ExperimentPlan.For(Exact, exact, new()
        {
            Candidates = [.. X.Select(size => new[] { size })], Cost = RunCost.Equal, Budget = 1, Goal = Goal("forecast"), Noise = Noise,
        });
        double Predicted(string name) => plan.Quantities.Single(quantity => quantity.Name == name).Before.StandardError;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {string.Join(' ', runs)} | {Beside(forecast, forecastReference)} | {Predicted("forecast"):F5} | {Beside(alpha, alphaReference)} | {Predicted("alpha"):F5} | {bias:F5} | {sets - kept.Length} |"));
    }

    private static (double Deviation, double Bias) Spread(double[] values, double truth)
    {
        var mean = values.Average();
        return (Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)), mean - truth);
    }

    private static string Beside(double value, string reference) =>
        value.ToString("G6", CultureInfo.InvariantCulture) + (reference == "-" ? "" : $" ({reference})");

    private static void Title(string title, params string[] columns)
    {
        Console.WriteLine($"\n{title}\n");
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));
    }
}
