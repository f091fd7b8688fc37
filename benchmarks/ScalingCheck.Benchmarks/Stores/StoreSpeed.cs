using System.Diagnostics;
using System.Globalization;
using ScalingCheck.History;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>
/// How many snapshots a store takes a second, and what the reads of one check cost as it grows: the cost must follow what a
/// check looks at. <c>store-speed [COMMITS...]</c>; then one snapshot of a million observations, with <c>large</c>.
/// </summary>
internal static class StoreSpeed
{
    private const int Window = 230;

    private const int Compared = 30;

    private const int Repeats = 15;

    public static int Run(string[] args)
    {
        if (args is ["large"]) return LargeSnapshot.Run();
        int[] sizes = args.Length > 0 ? Array.ConvertAll(args, text => int.Parse(text, CultureInfo.InvariantCulture)) : [10, 1_000, 100_000];
        foreach (var store in StoreOpener.All)
        {
            var folder = Directory.CreateTempSubdirectory("store-speed-").FullName;
            try
            {
                using var history = store.Open(folder);
                if (history is null) Console.WriteLine($"{store.Name}: not at hand");
                else Measure(store.Name, history, sizes);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string name, IHistory history, int[] sizes)
    {
        Console.WriteLine($"{name}: reads of one check, median of {Repeats}, ms");
        Console.WriteLine("  commits  appends/s    Find 230  Observations 30  Verdicts 230  Changes   a check    size, MB");
        var stored = 0;
        double? first = null;
        foreach (var size in sizes)
        {
            var rate = Fill(history, stored, size);
            stored = size;
            var cost = Cost(history, size);
            // A check against few commits reads fewer: growth is counted from the first history that fills the window.
            if (size >= Window) first ??= cost.Sum();
            var growth = first is { } from && cost.Sum() != from ? string.Create(CultureInfo.InvariantCulture, $" ({cost.Sum() / from:F2}x)") : "";
            var bytes = (history as IMaintainedHistory)?.Size / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size,9} {rate,10:F0} {cost[0],11:F2} {cost[1],16:F2} {cost[2],13:F2} {cost[3],8:F2} {cost.Sum(),9:F2}{growth} {bytes,9:F1}"));
        }

        foreach (var observations in new[] { 20, 1_000 })
        {
            var rate = Appends(history, stored + 1_000_000, count: observations == 20 ? 500 : 40, observations);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  snapshots of {observations} observations: {rate:F0}/s, {rate * observations:F0} observations/s"));
        }
    }

    private static double Fill(IHistory history, int from, int to)
    {
        var watch = Stopwatch.StartNew();
        for (var number = from; number < to; number++)
        {
            var id = history.Append(RecordedRuns.Snapshot(number, observations: 20));
            history.RecordVerdicts(id, RecordedRuns.Verdicts(id));
            if (number % 1000 == 999) history.RecordChanges([RecordedRuns.Change(number)]);
        }

        return (to - from) / watch.Elapsed.TotalSeconds;
    }

    private static double Appends(IHistory history, int from, int count, int observations)
    {
        // Made beforehand: making them is not the store's work.
        var snapshots = Enumerable.Range(from + observations, count).Select(number => RecordedRuns.Snapshot(number, observations)).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var snapshot in snapshots) history.Append(snapshot);
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The four reads in milliseconds, each a median.</summary>
    private static double[] Cost(IHistory history, int size)
    {
        var commits = Enumerable.Range(0, Math.Min(Window, size)).Select(back => RecordedRuns.Commit(size - 1 - back)).ToList();
        var ids = history.Find(commits).Select(found => found.Id).ToList();
        var compared = ids.TakeLast(Compared).ToList();
        return
        [
            Median(() => history.Find(commits)),
            Median(() => compared.ConvertAll(id => history.Observations(id, RecordedRuns.Metric(0)))),
            Median(() => history.Verdicts(ids)),
            Median(() => history.Changes(commits)),
        ];
    }

    private static double Median(Func<object> read)
    {
        var times = new List<double>();
        for (var repeat = 0; repeat <= Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            read();
            // The first compiles the code.
            if (repeat > 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Repeats / 2);
    }
}
