using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Benchmarks.Pipeline;

/// <summary>
/// Whole-process <c>check</c>: start to exit, as CI pays for it. The cost must follow what a check looks at, not how much
/// the history holds.
/// </summary>
internal static class CheckSpeed
{
    private const int Runs = 5;

    public static int Run(string[] args)
    {
        Console.WriteLine("checks  commits recorded  in window  median of 5, s (min-max)      history, MB");
        foreach (var (checks, commits) in new[] { (1, 0), (10, 30), (1000, 30), (1000, 200), (100, 30), (100, 2000) }) Row(checks, commits);
        return 0;
    }

    private static void Row(int checks, int commits)
    {
        var folder = Directory.CreateTempSubdirectory("check-speed-").FullName;
        try
        {
            var names = Programs.CommitLine(folder, commits + 1);
            File.WriteAllText(Path.Combine(folder, "scaling-check.yml"), Configuration(checks));
            File.WriteAllText(Path.Combine(folder, "results.csv"), Results(checks, commits));
            var database = Path.Combine(folder, ".scaling-check", "history.db");
            Record(database, names, commits, checks);

            var seconds = Enumerable.Range(0, Runs).Select(_ => Time(folder)).Order().ToList();
            var size = File.Exists(database) ? new FileInfo(database).Length / 1e6 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{checks,6}  {commits,16}  {Math.Min(30, commits),9}  {seconds[Runs / 2],6:F2} ({seconds[0]:F2}-{seconds[^1]:F2}) {size,22:F1}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Time(string folder)
    {
        var watch = Stopwatch.StartNew();
        Programs.Tool(folder, "check", "--no-record", "--environment", "cpu=bench");
        return watch.Elapsed.TotalSeconds;
    }

    private static void Record(string database, List<string> names, int commits, int checks)
    {
        using var history = SqliteHistory.Open(database);
        for (var commit = 0; commit < commits; commit++)
        {
            history.Append(new Snapshot
            {
                Commit = names[commit],
                Parents = commit > 0 ? [names[commit - 1]] : [],
                Branch = "main",
                CommitTime = DateTimeOffset.UnixEpoch.AddMinutes(commit),
                RunTime = DateTimeOffset.UnixEpoch.AddMinutes(commit),
                Environment = Tool.EnvironmentProbe.Take([new("cpu", "bench")], Environment.GetEnvironmentVariable),
                ToolVersion = "benchmark",
                Observations = [.. Enumerable.Range(0, checks).SelectMany(check => Sizes().Select(n => new Observation
                {
                    Metric = $"time_{check}",
                    Value = Value(n, check, commit),
                    Axes = NamedValues<double>.Of(("N", n)),
                }))],
            });
        }
    }

    private static string Configuration(int checks)
    {
        var text = new StringBuilder("version: 1\ncollect: [{ files: results.csv }]\nchecks:\n");
        for (var check = 0; check < checks; check++)
            text.Append(CultureInfo.InvariantCulture, $"  c{check}: {{ kind: complexity, y: time_{check}, x: N, gates: {{ exponent: {{ worse-by: 0.05 }}, forecast@N=1e7: {{ worse-by: 10% }} }} }}\n");
        return text.ToString();
    }

    private static string Results(int checks, int commit)
    {
        var text = new StringBuilder("N,").AppendJoin(',', Enumerable.Range(0, checks).Select(check => $"time_{check}")).Append('\n');
        foreach (var n in Sizes())
        {
            text.Append(CultureInfo.InvariantCulture, $"{n}");
            for (var check = 0; check < checks; check++) text.Append(CultureInfo.InvariantCulture, $",{Value(n, check, commit)}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<double> Sizes() => Enumerable.Range(10, 8).Select(power => Math.Pow(2, power));

    private static double Value(double n, int check, int commit)
    {
        var noise = new Normals((ulong)(check * 100_003 + commit * 31 + (int)n));
        return 1e-8 * Math.Pow(n, 1.1) * Math.Exp(0.01 * noise.Next());
    }
}
