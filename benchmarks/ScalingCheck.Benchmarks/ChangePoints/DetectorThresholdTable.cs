using System.Globalization;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>
/// Makes the table of <see cref="DetectorThresholds"/>: h = level + slope phi for a rate of false alarms, so that it holds
/// under every supported kind of noise. Arguments: series per kind (20,000; the table was made with 200,000) and the seed.
/// </summary>
internal static class DetectorThresholdTable
{
    private static readonly double[] Budgets = [.5, .2, .1, .05, .02, .01, .001, .0001];

    private static readonly double[] Slopes = [.. Enumerable.Range(0, 31).Select(i => i / 20.0)];

    private static readonly NoiseKind[] WithMemory = [NoiseKind.Ar3, NoiseKind.Ar5, NoiseKind.Ar7];

    public static int Run(string[] args)
    {
        var series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        foreach (var history in new[] { 20, 200 })
        {
            var plain = Largest(NoiseKind.Supported.Except(WithMemory), history, series, seed);
            var memory = Largest(WithMemory, history, series, seed);
            for (var b = 0; b < Budgets.Length; b++)
            {
                // The smallest slope with which kinds with memory need no higher level than those without.
                var s = Enumerable.Range(0, Slopes.Length).FirstOrDefault(s => memory[b][s] <= plain[b][s], Slopes.Length - 1);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"history {history,3}  budget {Budgets[b],-6}  level {Math.Max(memory[b][s], plain[b][s]):0.000}  slope {Slopes[s]:0.00}"));
            }
        }

        return 0;
    }

    /// <summary>The largest level that any of the kinds needs, by budget and slope.</summary>
    private static double[][] Largest(IEnumerable<NoiseKind> kinds, int history, int series, ulong seed)
    {
        var largest = Array.ConvertAll(Budgets, _ => new double[Slopes.Length]);
        foreach (var kind in kinds)
        {
            var maxima = Array.ConvertAll(Slopes, _ => new double[series]);
            Parallel.For(0, series, i =>
            {
                var values = kind.Draw(new Normals(NoiseKind.Seed(seed, kind, history, i)), history + 100);
                SequentialDetector.Trace(values, new DetectorOptions(), history, (_, _, phi, worse, _) =>
                {
                    for (var s = 0; s < Slopes.Length; s++) maxima[s][i] = Math.Max(maxima[s][i], worse - Slopes[s] * phi);
                });
            });
            for (var s = 0; s < Slopes.Length; s++)
            {
                Array.Sort(maxima[s]);
                for (var b = 0; b < Budgets.Length; b++)
                    largest[b][s] = Math.Max(largest[b][s], maxima[s][Math.Min(series - 1, (int)(series * (1 - Budgets[b])))]);
            }
        }

        return largest;
    }
}
