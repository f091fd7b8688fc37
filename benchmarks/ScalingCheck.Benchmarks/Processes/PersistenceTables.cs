using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Benchmarks.Processes;

/// <summary>
/// How long noise stays above a level: exponents, critical lengths, the law against simulations, and whether the whole
/// procedure keeps its promise. Reference figures in brackets. An argument gives the number of histories.
/// </summary>
internal static class PersistenceTables
{
    private const int DefaultHistories = 150;

    public static int Run(string[] args)
    {
        var histories = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultHistories;
        Speed();
        Continuous();
        Discrete();
        CriticalLengths();
        Laws();
        AlarmRates.Run(histories);
        AlarmDelays.Run(4000);
        RealHistories.Run();
        return 0;
    }

    public static void Title(string title, params string[] columns)
    {
        Console.WriteLine($"\n{title}\n");
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));
    }

    public static void Row(FormattableString row) => Console.WriteLine(FormattableString.Invariant(row));

    public static double[] History(CovarianceModel model, int count, ulong seed)
    {
        var series = new SeriesGenerator(model, seed, 0);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = series.Next();
        return values;
    }

    private static void Speed()
    {
        // The compiler at run time first.
        for (var k = 0; k < 200; k++) Persistence.Of(History(CovarianceModel.Autoregression(.9), 200, (ulong)k), [], new() { Draws = 0, MonteCarloSteps = 10_000 });
        Title("Time of one history of 200 values, the median of 31", "noise", "draws", "method", "time");
        foreach (var (model, draws) in new[]
        {
            (CovarianceModel.White, 0), (CovarianceModel.Autoregression(.6), 0), (CovarianceModel.Autoregression(.95), 0),
            (CovarianceModel.NoisyAutoregression(.95, .5), 0), (CovarianceModel.Autoregression(.6), 200),
            (CovarianceModel.NoisyAutoregression(.95, .5), 200),
        })
        {
            var options = new PersistenceOptions { Draws = draws };
            var times = new List<double>();
            var method = "";
            for (var k = 0; k < (draws > 0 ? 5 : 31); k++)
            {
                var history = History(model, 200, (ulong)(k + 7));
                var clock = Stopwatch.StartNew();
                var result = Persistence.Of(history, [], options);
                times.Add(clock.Elapsed.TotalMilliseconds);
                method = result.Method;
            }

            Row($"| {model.Name} | {draws} | {method} | {times.Order().ElementAt(times.Count / 2):F1} ms |");
        }
    }

    private static void Continuous()
    {
        Title("Exponents of smooth processes", "process", "θ", "reference", "exact or simulated");
        foreach (var (covariance, reference, truth) in new (ContinuousCovariance, string, string)[]
        {
            (new Diffusion(1), ".120328", ".1207(5)"), (new Diffusion(2), ".186211", "3/16"), (new Diffusion(3), ".235774", ".2380(15)"),
            (new Diffusion(4), ".276915", ""), (new Diffusion(5), ".312777", ""), (new Diffusion(10), ".451335", ""), (new Diffusion(50), "1.024927", ""),
            (new SquaredExponential(), ".411497", ""), (new IntegratedNoise(2), ".264669", "1/4"), (new IntegratedNoise(3), ".222828", ".2202"),
            (new IntegratedNoise(4), ".210291", ""), (new IntegratedNoise(5), ".204174", ""), (Matern.ThreeHalves, ".336699", ".316 to .319"),
            (Matern.FiveHalves, ".219030", ".216 to .219"), (Matern.SevenHalves, ".174854", ""),
        })
        {
            Row($"| {covariance.Name} | {ContinuousExcursions.Exponent(covariance):F6} | {reference} | {truth} |");
        }
    }

    private static void Discrete()
    {
        Title("AR(1) at level 0", "φ", "rho", "reference", "exact");
        foreach (var (phi, reference, exact) in new[]
        {
            (.05, .51621, .51621), (.1, .53305, .53301), (.2, .56871, .56849), (.3, .60724, .60665), (.5, .69383, .69224), (.7, .79567, .79361),
            (.8, .85419, .85245), (.9, .92018, .91924), (.95, .95739, .95697), (.99, .99064, .99064),
        })
        {
            Row($"| {phi:0.##} | {Law(CovarianceModel.Autoregression(phi), 0).Rho:F5} | {reference:F5} | {exact:F5} |");
        }
    }

    private static void CriticalLengths()
    {
        Title("L* of AR(1) at level 0 (reference), and at levels 0, 1, 2 together", "φ", "1 per 500", "1 per 1950", "1 per 500, three levels", "1 per 1950, three levels");
        foreach (var (phi, first, second) in new[] { (0, 8, 10), (.3, 11, 13), (.5, 13, 17), (.6, 15, 20), (.8, 23, 32), (.9, 35, 51), (.95, 50, 81) })
        {
            var model = phi == 0 ? CovarianceModel.White : CovarianceModel.Autoregression(phi);
            string Three(double alpha) => string.Join(", ", new[] { 0, 1, 2 }.Select(level => Law(model, level).CriticalLength(alpha / 3)));
            Row($"| {phi:0.##} | {Law(model, 0).CriticalLength(1 / 500.0)} ({first}) | {Law(model, 0).CriticalLength(1 / 1950.0)} ({second}) | {Three(1 / 500.0)} | {Three(1 / 1950.0)} |");
        }
    }

    private static void Laws()
    {
        Title("P(T ≥ n): the approximation / a simulation of 4e6 steps", "series", "level", "n = 5", "n = 12", "n = 30", "interval correlation", "method");
        foreach (var (model, level) in new[]
        {
            (CovarianceModel.Autoregression(.5), 0), (CovarianceModel.Autoregression(.5), 1), (CovarianceModel.Autoregression(.9), 0),
            (CovarianceModel.Autoregression(.9), 1), (CovarianceModel.Sampled(Matern.ThreeHalves, .5), 0),
            (CovarianceModel.NoisyAutoregression(.9, .5), 0), (CovarianceModel.NoisyAutoregression(.9, .5), 1),
            (CovarianceModel.NoisyAutoregression(.95, .7), 0), (CovarianceModel.NoisyAutoregression(.95, .7), 1),
        })
        {
            var law = Law(model, level);
            var counts = ExcursionSimulation.Run(model, [level], 4_000_000, 2, -1);
            var total = (double)counts.Of(0).Sum();
            string Both(int n) => FormattableString.Invariant($"{law.AtLeast(n):G3} / {counts.Of(0).Skip(n).Sum() / total:G3}");
            var found = ModelExcursions.Of(model, [level], 1_000_000, 1, -1);
            Row($"| {model.Name} | {level} | {Both(5)} | {Both(12)} | {Both(30)} | {counts.Dependence():F3} | {(found.Why is null ? "iia" : "monte-carlo")} |");
        }
    }

    private static ExcursionLaw Law(CovarianceModel model, double level) => ExcursionLaw.Approximate(model.Correlations(), level);
}
