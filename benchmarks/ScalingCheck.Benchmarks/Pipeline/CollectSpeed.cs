using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ScalingCheck.Benchmarks.Pipeline;

/// <summary>A file of a gigabyte through <c>fit</c>, whole process: how fast, and how much memory at most.</summary>
internal static class CollectSpeed
{
    public static int Run(string[] args)
    {
        var megabytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1024;
        Console.WriteLine("format     MB     s   MB/s   peak memory, MB   exit code");
        foreach (var format in new[] { "csv", "jsonl" }) Row(format, megabytes);
        return 0;
    }

    private static void Row(string format, int megabytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"collect-speed-{Environment.ProcessId}.{format}");
        try
        {
            Write(path, format, megabytes);
            var tool = Path.Combine(AppContext.BaseDirectory, "scaling-check.dll");
            var start = new ProcessStartInfo("dotnet", [tool, "fit", path, "--y", "loss", "--x", "params", "--where", "split=val"]) { RedirectStandardOutput = true, UseShellExecute = false };
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            long peak = 0;
            while (!process.WaitForExit(100))
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }

            process.StandardOutput.ReadToEnd();
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format,-6} {megabytes,6} {seconds,5:F1} {megabytes / seconds,6:F0} {peak / 1e6,17:F0} {process.ExitCode,11}"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A million runs' worth of training rows that one check ignores, and eight that it wants.</summary>
    private static void Write(string path, string format, int megabytes)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        if (format == "csv") writer.Write("params,step,split,loss,grad_norm,note\n");
        long written = 0;
        var limit = (long)megabytes << 20;
        for (var row = 0; written < limit; row++)
        {
            var wanted = row % 1_000_000 == 0 && row / 1_000_000 < 8;
            var size = Math.Pow(2, row / 1_000_000 % 8) * 1e6;
            var line = FormattableString.Invariant(format == "csv"
                ? (FormattableString)$"{size},{row},{(wanted ? "val" : "train")},{1.8 + 400 * Math.Pow(size, -0.34):F6},{row % 97 / 100.0:F4},\"run {row}\"\n"
                : $"{{\"params\":{size},\"step\":{row},\"split\":\"{(wanted ? "val" : "train")}\",\"loss\":{1.8 + 400 * Math.Pow(size, -0.34):F6},\"grad_norm\":{row % 97 / 100.0:F4}}}\n");
            writer.Write(line);
            written += line.Length;
        }
    }
}
