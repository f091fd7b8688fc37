using System.Globalization;
using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Benchmarks.Processes;

/// <summary>Benchmarks of a public repository on hosted runners: one level each, 1 alarm per 500 commits.</summary>
internal static class RealHistories
{
    private const int Fewest = 140;

    public static void Run()
    {
        if (SharedData.Find("gha_benchmark_history/github-action-benchmark.csv") is not { } path)
        {
            Console.WriteLine(SharedData.Missing);
            return;
        }

        var series = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Where(cells => cells[1] is not "")
            .Select(cells => (Name: $"{cells[0]}: {cells[5]}", Time: long.Parse(cells[4], CultureInfo.InvariantCulture), Value: double.Parse(cells[6], CultureInfo.InvariantCulture)))
            .GroupBy(row => row.Name).Where(group => group.Count() >= Fewest).OrderBy(group => group.Key, StringComparer.Ordinal);
        PersistenceTables.Title("Real histories, logarithms; L* for 1 alarm per 500 at one level each (iia at level 0)",
            "series", "n", "model", "r1", "L* at 0", "at +1 sd", "at +2 sd", "interval of L* at 0", "method");
        foreach (var group in series)
        {
            double[] values = [.. group.OrderBy(row => row.Time).Select(row => Math.Log(row.Value))];
            // A share of alpha each: three times of it are one level's whole.
            var result = Persistence.Of(values, [], new() { Alpha = 3 / 500.0, Draws = 100 });
            if (result.Refusal is not null)
            {
                PersistenceTables.Row($"| {group.Key} | {values.Length} | {result.Refusal} |");
                continue;
            }

            var approximate = ExcursionLaw.Approximate(result.Model!.Correlations(), 0).CriticalLength(1 / 500.0);
            var lengths = result.Rules.Select(rule => rule.CriticalLength).ToList();
            PersistenceTables.Row($"| {group.Key} | {values.Length} | {result.Model.Name} | {result.R1!.Value:F2} | {lengths[0]} ({approximate}) | {lengths[1]} | {lengths[2]} | {result.Rules[0].Lower} to {result.Rules[0].Upper} | {result.Method} |");
        }
    }
}
