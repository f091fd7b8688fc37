using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// Time and allocation of one warm fit on one thread. A stopwatch rather than BenchmarkDotNet: the table takes seconds, and
/// the median of many batches is steady enough for targets of 2x.
/// </summary>
internal static class FitSpeed
{
    private const int Batches = 25;
    private const double BatchSeconds = 0.04;

    public static int Run(string[] args)
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(k => 3e7 * Math.Pow(100, k / 9.0))];
        double[] y = [.. x.Select((v, i) => (1.8 + (400 * Math.Pow(v, -.34))) * (1 + (.01 * Math.Sin(12.9898 * (i + 1)))))];
        var line = new FitData(x, y);
        double[] rising = [.. x.Select((v, i) => ((1e-9 * v) + .01) * (1 + (.01 * Math.Sin(12.9898 * (i + 1)))))];
        var cost = new FitData(x, rising);
        var plane = Plane();
        var forecast = new FitOptions { ForecastAt = [[3e10]] };
        var planeForecast = new FitOptions { ForecastAt = [[70e9, 1.4e12]] };

        Console.WriteLine($"{"one fit, warm, one thread",-58}{"fastest",12}{"median",12}{"allocated",12}");
        Time("power, n=10, t intervals", () => Law("power").Fit(line, forecast));
        Time("power, n=10, no intervals", () => Law("power").Fit(line, forecast with { Intervals = false }));
        var ours = Time("power-constant, n=10, profiles of alpha, E, A, forecast", () => Law("power-constant").Fit(line, forecast));
        var estimates = Time("power-constant, n=10, no intervals", () => Law("power-constant").Fit(line, forecast with { Intervals = false }));
        var plateau = new FitData(x, [.. x.Select((v, i) => (1.8 + (3 / (1 + Math.Pow(v / 1e8, .8)))) * (1 + (.003 * Math.Sin(12.9898 * (i + 1)))))]);
        var broken = new FitData(x, [.. x.Select((v, i) => 8 * Math.Pow(v / 3e7, -.1) * Math.Pow(1 + Math.Pow(v / 3e8, 2), -.1) * (1 + (.003 * Math.Sin(12.9898 * (i + 1)))))]);
        Time("three-region, n=10, profiles", () => Law("three-region").Fit(plateau, forecast));
        Time("broken-power, n=10, profiles", () => Law("broken-power").Fit(broken, forecast));
        Time("shifted-power, n=10, profiles", () => Law("shifted-power").Fit(line, forecast));
        Time("shifted-size, n=10, profiles", () => Law("shifted-size").Fit(line, forecast));
        Time("complexity, n=10, classes and profiles", () => ComplexityFit.Analyse(cost, forecast));
        Time("chinchilla, n=240, profiles of 5 parameters and forecast", () => Law("chinchilla").Fit(plane, planeForecast));
        Time("chinchilla, n=240, no intervals", () => Law("chinchilla").Fit(plane, planeForecast with { Intervals = false }));
        return SciPyFit.Compare(x, y, ours, estimates);
    }

    private static IScalingLaw Law(string id) => KnownLaws.Find(id)!;

    /// <summary>Prints the row; returns the fastest batch in microseconds, the one that other work on the machine disturbed least.</summary>
    private static double Time(string name, Func<object> fit)
    {
        var warm = Stopwatch.StartNew();
        var count = 0;
        // Long enough for the tiered compiler to settle.
        for (; warm.Elapsed.TotalSeconds < 1; count++) fit();
        var perBatch = Math.Max(1, (int)(count * BatchSeconds / warm.Elapsed.TotalSeconds));
        var times = new double[Batches];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < perBatch; i++) fit();
            times[batch] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / perBatch;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / ((long)Batches * perBatch);
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-58}{times[0],9:F1} us{times[Batches / 2],9:F1} us{bytes,10} B"));
        return times[0];
    }

    /// <summary>240 points on the sizes of a training sweep, from Hoffmann's parameters with .7 % noise.</summary>
    private static FitData Plane()
    {
        var cells = Enumerable.Range(0, 240).Select(i => (K: i / 16, M: i % 16)).ToArray();
        double[] n = [.. cells.Select(c => 5e7 * Math.Pow(300, c.K / 14.0))];
        double[] d = [.. cells.Select((c, i) => n[i] * 2 * Math.Pow(200, c.M / 15.0))];
        var noise = new Normals(7);
        double[] y =
        [
            .. n.Select((v, i) =>
                (1.69 + (406.4 * Math.Pow(v, -.34)) + (410.7 * Math.Pow(d[i], -.28))) * Math.Exp(.007 * noise.Next())),
        ];
        return new FitData([n, d], y);
    }
}
