using System.Globalization;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>
/// F1 and cover on the 22 univariate series of the Turing Change Point Dataset that are freely licensed, one setting for all,
/// beside cited scores. Economics and nature, not benchmarks of software: a sanity check.
/// </summary>
internal static class TuringScores
{
    public static int Run(string[] args)
    {
        var all = TuringSeries.Load();
        if (all.Count == 0)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        Console.WriteLine($"| method, {all.Count} series | F1 | cover | points per series |\n|---|---|---|---|");
        Row("nothing (cited: .620, .525)", all, _ => []);
        Row("ours: segments, looking back", all, x => Segmentation.Segments(x).Skip(1));
        Row("ours: detector, replayed", all, x => SequentialDetector.Run(x, new()).Select(c => c.At));
        foreach (var cited in new[]
        {
            "Otava default | .549 | .415 | 18.3", "Otava p 1e-5 | .611 | .495 | 11.2", "Otava w30 p.01 m5 % | .636 | .577 | 8.6",
            "Perfherder T > 7 | .664 | .560 | 4.3", "optimal partitioning, 2 ln n | .411 | .282 | 54.7",
        })
            Console.WriteLine($"| cited: {cited} |");
        if (args.Contains("--series"))
            foreach (var s in all)
            {
                int[] found = [.. Segmentation.Segments(s.Values).Skip(1)];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{s.Name,-20}{s.Values.Length,5}  F1 {s.F1(found):.000} cover {s.Cover(found):.000}  {string.Join(' ', found)}"));
            }

        return 0;
    }

    private static void Row(string name, IReadOnlyList<TuringSeries> all, Func<double[], IEnumerable<int>> method)
    {
        int[][] found = [.. all.Select(s => method(s.Values).ToArray())];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {all.Zip(found).Average(p => p.First.F1(p.Second)):.000} | {all.Zip(found).Average(p => p.First.Cover(p.Second)):.000} | {found.Average(f => f.Length):0.0} |"));
    }
}
