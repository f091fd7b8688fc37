using System.Diagnostics;
using System.Globalization;
using ScalingCheck.History;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>
/// How many snapshots a store takes a second, and what the reads of one check cost as it grows: the cost must follow what a
/// check looks at. <c>store-speed [COMMITS...]</c>; then one snapshot of a million observations, with <c>large</c>. PostgreSQL is
/// measured where SCALING_CHECK_DB names a server.
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
                if (store.Prepare(folder)) Measure(store, folder, sizes);
                else Console.WriteLine($"{store.Name}: not at hand");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(StoreOpener store, string folder, int[] sizes)
    {
        Console.WriteLine($"{store.Name}: reads of one check from a store just opened, median of {Repeats}, ms");
        Console.WriteLine("  commits      open  Find 230  Observations 30  Verdicts 230  Changes 230   a check          size, MB");
        var stored = 0;
        double? first = null;
        foreach (var size in sizes.Select(size => Math.Min(size, store.Largest)).Distinct())
        {
            store.Fill(folder, Enumerable.Range(stored, size - stored).Select(RecordedRuns.Judged));
            stored = size;
            var cost = Cost(store, folder, size);
            // A check against few commits reads fewer: growth is counted from the first history that fills the window.
            if (size >= Window) first ??= cost.Sum();
            var growth = first is { } from && cost.Sum() != from ? string.Create(CultureInfo.InvariantCulture, $" ({cost.Sum() / from:F2}x)") : "";
            using var history = store.Open(folder);
            var bytes = (history as IMaintainedHistory)?.Size / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size,9} {cost[0],9:F2} {cost[1],9:F2} {cost[2],16:F2} {cost[3],13:F2} {cost[4],12:F2} {cost.Sum(),9:F2}{growth,-9} {bytes,9:F1}"));
        }

        foreach (var (observations, count) in new[] { (20, 300), (1_000, 40) })
        {
            var rate = Appends(store, folder, stored + 1_000_000, count, observations);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  snapshots of {observations} observations: {rate:F0}/s, {rate * observations:F0} observations/s"));
        }
    }

    private static double Appends(StoreOpener store, string folder, int from, int count, int observations)
    {
        // Made beforehand: making them is not the store's work.
        var snapshots = Enumerable.Range(from + observations, count).Select(number => RecordedRuns.Snapshot(number, observations)).ToList();
        using var history = store.Open(folder);
        var watch = Stopwatch.StartNew();
        foreach (var snapshot in snapshots) history.Append(snapshot);
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Opening and the four reads in milliseconds, each a median.</summary>
    private static double[] Cost(StoreOpener store, string folder, int size)
    {
        var commits = Enumerable.Range(0, Math.Min(Window, size)).Select(back => RecordedRuns.Commit(size - 1 - back)).ToList();
        var times = new List<double[]>();
        // The first compiles the code.
        for (var repeat = 0; repeat <= Repeats; repeat++) times.Add(Once(store, folder, commits));
        return [.. Enumerable.Range(0, times[0].Length).Select(part => times.Skip(1).Select(one => one[part]).Order().ElementAt(Repeats / 2))];
    }

    private static double[] Once(StoreOpener store, string folder, List<string> commits)
    {
        var watch = Stopwatch.StartNew();
        var times = new List<double>();
        T Timed<T>(Func<T> work)
        {
            watch.Restart();
            var result = work();
            times.Add(watch.Elapsed.TotalMilliseconds);
            return result;
        }

        using var history = Timed(() => store.Open(folder));
        var ids = Timed(() => history.Find(commits)).Select(found => found.Id).ToList();
        Timed(() => history.Observations([.. ids.TakeLast(Compared)], [RecordedRuns.Metric(0)]));
        Timed(() => history.Verdicts(ids));
        Timed(() => history.Changes(commits));
        return [.. times];
    }
}
