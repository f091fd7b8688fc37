using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// Many one-axis fits, each with profile intervals of alpha, E, A and a forecast, as a sweep or a study of coverage makes
/// them; beside them curve_fit of SciPy without intervals. An argument gives the number of fits.
/// </summary>
internal static class SmallFits
{
    private const int Measured = 300;

    private const string Script = """
        import json, sys, time
        import numpy, scipy
        from scipy.optimize import curve_fit
        x, sets = json.load(sys.stdin)
        x = numpy.array(x)
        u = x / numpy.exp(numpy.log(x).mean())
        def curve(u, e, a, alpha):
            return numpy.log(e + a * u ** -alpha)
        begin, cpu, alphas, failed = time.perf_counter(), time.process_time(), [], 0
        for y in sets:
            y = numpy.array(y)
            try:
                alphas.append(curve_fit(curve, u, numpy.log(y), p0=(y.min() / 2, y.min() / 2, .5), bounds=((0, 0, .005), (numpy.inf, numpy.inf, 6)))[0][2])
            except RuntimeError:
                failed += 1
        print(scipy.__version__, time.perf_counter() - begin, time.process_time() - cpu, numpy.median(alphas), failed)
        """;

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        double[] x = [.. Enumerable.Range(0, 10).Select(k => 3e7 * Math.Pow(100, k / 9.0))];
        FitData[] sets =
        [
            .. Enumerable.Range(0, count).Select(set =>
            {
                var noise = new Normals((ulong)set);
                return new FitData(x, [.. x.Select(v => (1.8 + (400 * Math.Pow(v, -.34))) * Math.Exp(.01 * noise.Next()))]);
            }),
        ];
        var law = KnownLaws.Find("power-constant")!;
        var options = new FitOptions { ForecastAt = [[3e10]] };
        foreach (var set in sets.Take(2000)) law.Fit(set, options);

        // Processor time, as for SciPy: other work on the machine stretches the clock.
        var cpu = ProcessorTime();
        LawFit[] fits = [.. sets.Select(set => law.Fit(set, options))];
        var one = ProcessorTime() - cpu;
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, count, i => fits[i] = law.Fit(sets[i], options));
        var all = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] alphas = [.. fits.Where(f => f.Refusal is null).Select(f => f.Parameters.Single(p => p.Name == "alpha").Value).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {count} fits of power-constant to 10 points, 1 % noise, profile intervals of alpha, E, A and a forecast:
              processor time    {one,8:F2} s   {one / count * 1e6,7:F1} us a fit, refused {count - alphas.Length}, median alpha {alphas[alphas.Length / 2]:F4}
              {Environment.ProcessorCount} processors      {all,8:F2} s wall
            """));
        Compare(x, sets, count, one);
        return 0;
    }

    private static double ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static void Compare(double[] x, FitData[] sets, int count, double ours)
    {
        var some = sets.Take(Measured).ToArray();
        var input = $"[[{Join(x)}],[{string.Join(",", some.Select(set => $"[{Join(set.Y)}]"))}]]";
        if (SciPy.Words(Script, input) is not { Length: 5 } words)
        {
            Console.WriteLine($"scipy curve_fit: {SciPy.Missing}");
            return;
        }

        double Number(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
        var processor = Number(2) * count / some.Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            scipy {words[0]} curve_fit on ln y, bounded, estimates and covariance only, {some.Length} fits measured, {count} extrapolated:
              processor time    {processor,8:F2} s   {Number(2) / some.Length * 1e6,7:F1} us a fit, failed {words[4]}, median alpha {Number(3):F4}: {processor / ours:F0} x ours with profiles
            """));
    }

    private static string Join(ReadOnlySpan<double> values) =>
        string.Join(",", values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
