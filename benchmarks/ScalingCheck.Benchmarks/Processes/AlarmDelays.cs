using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Benchmarks.Processes;

/// <summary>How many values after a shift the rules at levels 0, 1 and 2 alarm, for 1 false alarm per 500 over all; counted from the shift,
/// though an excursion may be under way already.</summary>
internal static class AlarmDelays
{
    private static readonly double[] Levels = [0, 1, 2];

    public static void Run(int series)
    {
        PersistenceTables.Title(
            $"Median delay after a shift, {series} series (reference)", "noise", "L*", ".5 sd", "1 sd", "2 sd", "3 sd");
        foreach (var (model, reference) in new[]
        {
            (CovarianceModel.White, new[] { 46, 12, 4, 2 }), (CovarianceModel.Autoregression(.6), [85, 31, 8, 4]),
        })
        {
            int[] limits = [.. Levels.Select(level => ExcursionLaw.Approximate(model.Correlations(), level).CriticalLength(1 / 1500.0))];
            var cells = new[] { .5, 1, 2, 3 }.Select((shift, k) => $"{MedianDelay(model, limits, shift, series)} ({reference[k]})");
            PersistenceTables.Row($"| {model.Name} | {string.Join(", ", limits)} | {string.Join(" | ", cells)} |");
        }
    }

    private static int MedianDelay(CovarianceModel model, int[] limits, double shift, int series)
    {
        var delays = new int[series];
        Parallel.For(0, series, k =>
        {
            var noise = new SeriesGenerator(model, 5, k);
            var runs = new int[Levels.Length];
            for (delays[k] = 1; delays[k] < 100_000; delays[k]++)
            {
                Step(runs, noise.Next() + shift);
                if (runs.Zip(limits).Any(pair => pair.First >= pair.Second)) break;
            }
        });
        return delays.Order().ElementAt(series / 2);
    }

    private static void Step(int[] runs, double value)
    {
        for (var k = 0; k < runs.Length; k++) runs[k] = value > Levels[k] ? runs[k] + 1 : 0;
    }
}
