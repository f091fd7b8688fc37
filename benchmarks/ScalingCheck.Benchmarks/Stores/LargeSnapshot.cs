using System.Diagnostics;
using System.Globalization;
using ScalingCheck.History;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>A million observations: in one snapshot, and in a thousand that are exported.</summary>
internal static class LargeSnapshot
{
    private const int Million = 1_000_000;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("store-speed-").FullName;
        try
        {
            Console.WriteLine("step                                          wall, s  processor, s  peak memory of the process so far, MB");
            var snapshot = RecordedRuns.Snapshot(0, Million);
            Step("made in memory", () => { });
            var file = Path.Combine(folder, "one.db");
            using (var history = SqliteHistory.Open(file))
            {
                var id = "";
                Step("append one snapshot of 1,000,000", () => id = history.Append(snapshot));
                Step("append it again", () => history.Append(snapshot));
                Step("read one metric of it (100)", () => history.Observations(id, RecordedRuns.Metric(5000)));
                snapshot = null;
                Step("load it whole", () => history.Load(id));
                Step("verify", () => Require(history.Verify().Count == 0 && !ContentCheck.Of(history).Any()));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"file: {new FileInfo(file).Length / 1e6:F0} MB"));
            var many = Path.Combine(folder, "many.db");
            using (var history = SqliteHistory.Open(many))
                for (var number = 0; number < 1000; number++) history.Append(RecordedRuns.Snapshot(number, 1000));
            foreach (var form in new[] { "csv", "parquet" }) Export(folder, many, form);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A process of its own: its peak is that of the export.
    private static void Export(string folder, string store, string form)
    {
        var table = Path.Combine(folder, "out." + form);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "scaling-check.dll"), "export", table, "--history", store])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            if (!process.HasExited) peak = Math.Max(peak, process.WorkingSet64);
        }

        Require(process.ExitCode == 0);
        Print(FormattableString.Invariant($"export 1,000 x 1,000 as {form} ({new FileInfo(table).Length / 1e6:F0} MB)"), watch.Elapsed, null, peak);
    }

    private static void Step(string name, Action work)
    {
        // Processor time beside wall time: the machine may be shared.
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        var elapsed = watch.Elapsed;
        using var self = Process.GetCurrentProcess();
        Print(name, elapsed, Environment.CpuUsage.TotalTime - before, self.PeakWorkingSet64);
    }

    private static void Print(string name, TimeSpan elapsed, TimeSpan? processor, long peak) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-44} {elapsed.TotalSeconds,8:F1} {processor?.TotalSeconds,13:F1} {peak / 1e6,8:F0}"));

    private static void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException("the measured step did not do its work");
    }
}
