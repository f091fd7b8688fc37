using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Benchmarks.Stores;

namespace ScalingCheck.Benchmarks.Pipeline;

/// <summary>
/// One check against histories of 10, 1,000 and 100,000 measured commits in every store: what opening and judging take, and the
/// whole process. <c>check-scale [COMMITS...]</c>. PostgreSQL is measured where SCALING_CHECK_DB names a server.
/// </summary>
internal static class CheckScale
{
    private const int Repeats = 9;
    private const int Processes = 5;

    // The first runs compile the code.
    private const int WarmUp = 5;

    public static int Run(string[] args)
    {
        int[] sizes = args.Length > 0 ? Array.ConvertAll(args, text => int.Parse(text, CultureInfo.InvariantCulture)) : [10, 1_000, 100_000];
        Console.WriteLine($"one check of {LongProject.Checks} metrics, two gates each; medians of {Repeats} ({Processes} for the process)");
        foreach (var store in StoreOpener.All)
        {
            var folder = Directory.CreateTempSubdirectory("check-scale-").FullName;
            try
            {
                var project = new LongProject(folder, store, sizes.Select(size => Math.Min(size, store.Largest)).Max());
                if (store.Prepare(folder)) Measure(store.Name, project, [.. sizes.Select(size => Math.Min(size, store.Largest)).Distinct()]);
                else Console.WriteLine($"{store.Name}: not at hand");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string name, LongProject project, int[] sizes)
    {
        Console.WriteLine($"{name,-9}  commits  checked as      open, ms  judge, ms           whole process, s");
        var first = new Dictionary<bool, (double Judge, double Process)>();
        foreach (var size in sizes)
        {
            project.Grow(size);
            foreach (var asChange in new[] { false, true })
            {
                project.CheckOut(asChange);
                var times = Enumerable.Range(0, WarmUp + Repeats).Select(_ => project.Judge()).Skip(WarmUp).ToList();
                var (open, judge) = (Median(times.Select(time => time.Open)), Median(times.Select(time => time.Judge)));
                var process = Median(Enumerable.Range(0, Processes).Select(_ => Time(project.Check)));
                // Against few commits a check reads fewer: growth is counted from the first history that fills what it looks at.
                if (size >= 1000) first.TryAdd(asChange, (judge, process));
                string Growth(double now, double? then) => then is { } from && from != now ? string.Create(CultureInfo.InvariantCulture, $" ({now / from:F2}x)") : "";
                var known = first.TryGetValue(asChange, out var earlier);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{"",9} {size,8}  {(asChange ? "pull request" : "base branch"),-14} {open,9:F1} {judge,10:F1}{Growth(judge, known ? earlier.Judge : null),-9} {process,10:F2}{Growth(process, known ? earlier.Process : null)}"));
            }
        }
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
