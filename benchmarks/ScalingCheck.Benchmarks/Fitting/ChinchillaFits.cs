using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// The 240 Chinchilla runs under three objectives, published figures beside ours, the 4,000 bootstraps of the published
/// standard errors, and SciPy on the same objective. An argument gives the number of draws.
/// </summary>
internal static class ChinchillaFits
{
    private static readonly IScalingLaw Law = KnownLaws.Find("chinchilla")!;

    /// <summary>
    /// Objective, its published or independently computed minimum, and A, B, E, alpha, beta. Besiroglu et al. 2024 (arXiv
    /// 2404.10102) print 482.01, 2085.43, 1.82, .3478, .3658, which is the least absolute deviations point.
    /// </summary>
    private static readonly (string Name, FitObjective Objective, double Minimum, double[] Parameters)[] Known =
    [
        ("huber 1e-3", FitObjective.Huber(), .00101827401780, [477.8259, 2143.4174, 1.817218, .347310, .367172]),
        ("lad", FitObjective.LeastAbsolute, 1.12949465362, [482.0061, 2085.436, 1.816864, .347813, .365854]),
        ("log-squares", FitObjective.LogSquares, .0114618869917, [593.322, 4875.64, 1.864550, .360253, .405883]),
    ];

    /// <summary>The published bootstrap of huber 1e-3: standard errors, and the ends that its code gives.</summary>
    private static readonly (string Name, double Error, double Lower, double Upper)[] Published =
    [
        ("A", 124.52, 285.2, 743.6),
        ("B", 1293.3, 1042, 5810),
        ("E", .02566, 1.769, 1.871),
        ("alpha", .01540, .3168, .3733),
        ("beta", .02060, .3313, .4154),
    ];

    public static int Run(string[] args)
    {
        var draws = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4000;
        if (SharedData.Find("chinchilla/points240.csv") is not { } path)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        var data = Read(path);
        var huber = PrintFits(data);
        var (wall, processor) = PrintBootstrap(data, draws);
        return SciPyChinchilla.Compare(data, huber, draws, wall, processor);
    }

    private static double PrintFits(FitData data)
    {
        Console.WriteLine($"{"240 runs, one thread",-22}{"minimum",18}{"known",18}{"A",11}{"B",11}{"E",10}{"alpha",10}{"beta",10}{"fastest",12}{"median",12}");
        var huber = 0.0;
        foreach (var (name, objective, minimum, parameters) in Known)
        {
            var options = FitOptions.Default with { Intervals = false, Objective = objective };
            var (fastest, median) = Time(() => Law.Fit(data, options));
            if (objective.Kind == ObjectiveKind.Huber) huber = fastest;
            var fit = Law.Fit(data, options);
            double Parameter(string id) => fit.Parameters.Single(p => p.Name == id).Value;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-22}{fit.Objective,18:G12}{minimum,18:G12}{Parameter("A"),11:F4}{Parameter("B"),11:F3}{Parameter("E"),10:F6}{Parameter("alpha"),10:F6}{Parameter("beta"),10:F6}{fastest,9:F2} ms{median,9:F2} ms"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{"  known",-58}{parameters[0],11:F4}{parameters[1],11:F3}{parameters[2],10:F6}{parameters[3],10:F6}{parameters[4],10:F6}"));
        }

        return huber;
    }

    private static (double Wall, double Processor) PrintBootstrap(FitData data, int draws)
    {
        var options = FitOptions.Default with { Objective = FitObjective.Huber(), Draws = draws };
        Law.Fit(data, options with { Draws = 200 });
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var fit = Law.Fit(data, options);
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Process.GetCurrentProcess().Refresh();
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"case bootstrap of huber 1e-3, {draws} draws, {Environment.ProcessorCount} processors: {wall:F2} s wall, {processor:F2} s processor time"));
        Console.WriteLine($"{"",-8}{"SE",12}{"published",12}{"ratio",8}{"lower",12}{"published",12}{"upper",12}{"published",12}");
        foreach (var (name, error, lower, upper) in Published)
        {
            var q = fit.Parameters.Single(p => p.Name == name);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-8}{q.StandardError,12:G5}{error,12:G5}{q.StandardError / error,8:F3}{q.Lower,12:G5}{lower,12:G5}{q.Upper,12:G5}{upper,12:G5}"));
        }

        foreach (var warning in fit.Warnings) Console.WriteLine(warning);
        return (wall, processor);
    }

    /// <summary>The fastest and the median of 25 batches, in milliseconds.</summary>
    private static (double Fastest, double Median) Time(Func<LawFit> fit)
    {
        // Long enough for the tiered compiler to settle.
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < 1) fit();
        var times = new double[25];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var k = 0; k < 5; k++) fit();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / 5;
        }

        Array.Sort(times);
        return (times[0], times[times.Length / 2]);
    }

    private static FitData Read(string path)
    {
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .Select(cells => Array.ConvertAll(cells, cell => double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToArray();
        return new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[3])]);
    }
}
