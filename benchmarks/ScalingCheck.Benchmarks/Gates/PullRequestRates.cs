using System.Globalization;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// The gate on a pull request: how often unchanged code is flagged, when runners differ and when noise is not normal, beside
/// a rank test on the replicates of one job and beside fixed ratios.
/// </summary>
internal static class PullRequestRates
{
    private const double Noise = .01;

    private const int Replicates = 10, Sizes = 6;

    /// <summary>Prints the tables. The argument is the number of simulations of a cell; 20,000 unless said.</summary>
    public static int Run(string[] arguments)
    {
        var sets = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 20_000;
        Runners(sets);
        Methods(sets);
        Tails(sets);
        Power(sets);
        Priors(sets);
        return 0;
    }

    private static void Runners(int sets)
    {
        Title(FormattableString.Invariant($"Unchanged code flagged, %, at a nominal 5 %; {Replicates} replicates a job with 1 % noise, a runner of its own each job"),
            "runners differ by", "k", "rank test, two-sided", "rank test, worse", "ratio > 1.02", "ratio > 1.05", "random effects", $"level, history of {Sizes} sizes");
        var ranks = new MannWhitney(Replicates);
        foreach (var runner in new[] { 0, .01, .03 })
            foreach (var k in new[] { 10, 20, 50 })
            {
                Row($"{Percent(runner, "0")} % | {k}", RateStudy.Mean(sets, Seed(runner, k), 6, (random, flags) =>
                {
                    var jobs = Enumerable.Range(0, k + 1).Select(_ => Job(random, runner, Replicates)).ToArray();
                    var (means, errors) = (jobs.Select(job => job.Average()).ToArray(), jobs.Select(Error).ToArray());
                    Flag(flags, 0, ranks.TwoSidedPValue(jobs[k], jobs[k - 1]) <= .05);
                    Flag(flags, 1, ranks.PValue(jobs[k], jobs[k - 1]) <= .05);
                    Flag(flags, 2, means[k] - means[k - 1] > Math.Log(1.02));
                    Flag(flags, 3, means[k] - means[k - 1] > Math.Log(1.05));
                    Flag(flags, 4, Gate(means[..k], errors[..k], means[k], errors[k], .05));
                    var curves = Enumerable.Range(0, k + 1).Select(_ => Job(random, runner, Sizes)).ToArray();
                    var contrast = CurveContrast.Level(U);
                    var levels = curves.Take(k).Select(curve => contrast.Value(curve)).ToArray();
                    Flag(flags, 5, HistoryTest.Compare(contrast, curves[..k], curves[k]).Widen(TailGuard.Factor(levels, .05)).PValue() < .05);
                }), "0.0", 100);
            }
    }

    private static void Methods(int sets)
    {
        Title("Unchanged code flagged at a nominal 1 %, rates as fractions; equal s",
            "k", "τ/s", "Paule-Mandel, t(k - 1)", "Paule-Mandel, normal", "plain t on values", "fixed effect, z");
        foreach (var k in new[] { 5, 8, 12, 20, 40 })
            foreach (var tau in new[] { 0, 1, 4 })
                Row($"{k} | {tau}", RateStudy.Mean(sets, Seed(tau, k), 4, (random, flags) =>
                {
                    var (theta, errors) = (new double[k + 1], Enumerable.Repeat(1.0, k + 1).ToArray());
                    for (var i = 0; i <= k; i++) theta[i] = Math.Sqrt(1 + tau * tau) * GateDesign.Normal(random);
                    var ours = RandomEffects.Predict(theta.AsSpan(0, k), errors.AsSpan(0, k), theta[k], 1);
                    Flag(flags, 0, ours.PValue() < .01);
                    Flag(flags, 1, (ours with { DegreesOfFreedom = double.PositiveInfinity }).PValue() < .01);
                    Flag(flags, 2, RandomEffects.Predict(theta.AsSpan(0, k), new double[k], theta[k], 0).PValue() < .01);
                    Flag(flags, 3, new Worsening(theta[k] - theta.Take(k).Average(), Math.Sqrt(1 + 1.0 / k), double.PositiveInfinity).PValue() < .01);
                }), ".0000");
    }

    private static void Tails(int sets)
    {
        foreach (var alpha in new[] { .01, .05 })
        {
            Title(FormattableString.Invariant($"Unchanged code flagged, %, at a nominal {100 * alpha} %: t as it is, then with the guard for tails"),
                ["k", .. NoiseKind.All.Select(kind => kind.Name)]);
            foreach (var k in new[] { 5, 8, 12, 20, 30, 50, 64 })
            {
                var cells = NoiseKind.All.Select((kind, i) => RateStudy.Mean(sets, Seed(alpha, 100 * k + i), 2, (random, flags) =>
                    Tail(flags, kind.Series(random, k + 1), alpha)));
                Console.WriteLine($"| {k} | {string.Join(" | ", cells.Select(cell => $"{Percent(cell[0], "0.0")} → {Percent(cell[1], "0.0")}"))} |");
            }
        }
    }

    private static void Power(int sets)
    {
        Title("Changed code flagged, %, at a nominal 1 %, normal noise: t as it is, then with the guard", "k", "2 sd", "3 sd", "4 sd", "5 sd");
        foreach (var k in new[] { 8, 12, 20, 30, 50 })
        {
            var cells = new[] { 2, 3, 4, 5 }.Select(step => RateStudy.Mean(sets, Seed(step, k), 2, (random, flags) =>
            {
                var values = NoiseKind.All[0].Series(random, k + 1);
                values[k] += step;
                Tail(flags, values, .01);
            }));
            Console.WriteLine($"| {k} | {string.Join(" | ", cells.Select(cell => $"{Percent(cell[0], "0")} → {Percent(cell[1], "0")}"))} |");
        }
    }

    private static void Priors(int sets)
    {
        Title("Unchanged code flagged, %, at a nominal 5 %, with a prior from n0 commits; in brackets a step of 3 sd",
            "k", "n0 = 10", "n0 = 40", "known");
        foreach (var k in new[] { 1, 2, 3, 5, 10 })
        {
            var cells = new[] { 10, 40, 0 }.Select(n0 => RateStudy.Mean(sets, Seed(n0, k), 2, (random, flags) =>
            {
                var prior = n0 == 0 ? NoisePrior.Known(1) : NoisePrior.Estimated(Deviation(NoiseKind.All[0].Series(random, n0)), n0);
                var values = NoiseKind.All[0].Series(random, k + 1);
                var population = RandomEffects.Estimate(values.AsSpan(0, k), new double[k], prior);
                Flag(flags, 0, population.Predict(values[k], 0).PValue() < .05);
                Flag(flags, 1, population.Predict(values[k] + 3, 0).PValue() < .05);
            }));
            Console.WriteLine($"| {k} | {string.Join(" | ", cells.Select(cell => $"{Percent(cell[0], "0.0")} ({Percent(cell[1], "0")})"))} |");
        }
    }

    private static readonly double[] U = [.. Enumerable.Range(0, Sizes).Select(i => i * Math.Log(2))];

    private static void Tail(double[] flags, double[] values, double alpha)
    {
        var @base = values[..^1];
        var gate = RandomEffects.Predict(@base, new double[@base.Length], values[^1], 0);
        Flag(flags, 0, gate.PValue() < alpha);
        Flag(flags, 1, gate.Widen(TailGuard.Factor(@base, alpha)).PValue() < alpha);
    }

    /// <summary>The gate as the judge makes it: prediction interval, widened for the tail of the base commits.</summary>
    private static bool Gate(double[] theta, double[] errors, double head, double headError, double alpha)
    {
        var population = RandomEffects.Estimate(theta, errors);
        var away = theta.Select((value, i) => (value - population.Mean) / Math.Sqrt(errors[i] * errors[i] + population.BetweenVariance)).ToArray();
        return population.Predict(head, headError).Widen(TailGuard.Factor(away, alpha)).PValue() < alpha;
    }

    /// <summary>Logarithms of what one job measures of unchanged code.</summary>
    private static double[] Job(Random random, double runner, int values)
    {
        var factor = runner * GateDesign.Normal(random);
        return [.. Enumerable.Range(0, values).Select(_ => factor + Noise * GateDesign.Normal(random))];
    }

    private static double Error(double[] job) => Deviation(job) / Math.Sqrt(job.Length);

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static void Flag(double[] flags, int column, bool flagged) => flags[column] += flagged ? 1 : 0;

    private static int Seed(double cell, int k) => 7919 * k + (int)(1000 * cell);

    private static void Row(string head, double[] rates, string format, double scale = 1) =>
        Console.WriteLine($"| {head} | {string.Join(" | ", rates.Select(rate => (scale * rate).ToString(format, CultureInfo.InvariantCulture)))} |");

    private static string Percent(double rate, string format) => (100 * rate).ToString(format, CultureInfo.InvariantCulture);

    private static void Title(string title, params IReadOnlyList<string> columns) => GateRates.Title(Console.Out, title, [.. columns]);
}
