using System.Globalization;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>The detector on six years of benchmark results from hosted runners, and its replays commit by commit.</summary>
internal static class RunnerHistory
{
    private const int ShortestSeries = 50;

    /// <summary>Prints reports per 100 commits of the series of at least 50 points, on the log scale.</summary>
    public static void Run()
    {
        if (SharedData.Find("gha_benchmark_history/github-action-benchmark.csv") is not { } path)
        {
            Console.WriteLine(SharedData.Missing);
            return;
        }

        var series = File.ReadLines(path).Skip(1).Select(Fields).Where(f => f is not null)
            .GroupBy(f => f!.Value.Name, StringComparer.Ordinal)
            .Select(g => g.OrderBy(f => f!.Value.Time).Select(f => f!.Value.Score).ToArray()).Where(x => x.Length >= ShortestSeries).ToList();
        var points = series.Sum(x => x.Length);
        var changes = series.SelectMany(x => SequentialDetector.Run(x, new())).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nHosted runners, {series.Count} series, {points} points: {100.0 * changes.Count(c => c.IsWorse) / points:0.00} worse and {100.0 * changes.Count(c => !c.IsWorse) / points:0.00} better per 100 commits"));
        Console.WriteLine("(cited, worse: reference detector .12, better .76; ratio 110 % 17.1, Bencher t .99 .54, Otava .39, Perfherder .10)");
    }

    /// <summary>Reports that moved or vanished in replays of AR(1) .5 and t3 series with a step.</summary>
    public static int Flapping(int series, ulong seed)
    {
        var moved = new int[series];
        Parallel.For(0, series, i =>
        {
            var kind = i % 2 == 0 ? NoiseKind.Ar5 : NoiseKind.T3;
            var x = kind.Draw(new Normals(NoiseKind.Seed(seed, kind, 0, i)), 160);
            for (var t = 60; t < 110; t++) x[t] += 3;
            var seen = new List<string>();
            for (var n = 1; n <= x.Length; n++)
            {
                var now = SequentialDetector.Run(x.AsSpan(0, n), new()).Select(c => string.Create(
                    CultureInfo.InvariantCulture, $"{c.At} {c.NoticedAt} {string.Join(' ', c.Candidates)} {c.Size:R}")).ToList();
                moved[i] += seen.Where((text, k) => k >= now.Count || text != now[k]).Count();
                seen = now;
            }
        });
        return moved.Sum();
    }

    /// <summary>Suite, tool, commit, commit time, run time, benchmark, value, unit, range; only the last is ever quoted.</summary>
    private static (string Name, long Time, double Score)? Fields(string line)
    {
        var f = line.Split(',');
        if (f.Length < 8 || !double.TryParse(f[6], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value > 0)) return null;
        var sign = f[7] is "ops/sec" or "ops/s" or "iter/sec" ? -1 : 1;
        return ($"{f[0]},{f[1]},{f[5]}", long.Parse(f[4], CultureInfo.InvariantCulture), sign * Math.Log(value));
    }
}
