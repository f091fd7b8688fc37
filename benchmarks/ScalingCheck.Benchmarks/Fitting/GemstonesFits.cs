using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// Ten published fits of L = E + A/N^alpha + B/D^beta (McLeish et al. 2025, Gemstones; Huber loss on ln L) against the
/// optimum of their own objective: does the published point lie at it?
/// </summary>
internal static class GemstonesFits
{
    /// <summary>Above this excess the parameters differ in a digit that is printed.</summary>
    private const double Visible = 1e-4;

    private static readonly string[] Sets = ["cool_begin", "cool_end", "hot", "hot_100b+", "slim_chinchilla"];

    private sealed record Published(double Floor, double LogA, double LogB, double Alpha, double Beta);

    public static int Run(string[] args)
    {
        if (SharedData.Find("gemstones/points/hot.jsonl") is null)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        var law = KnownLaws.Find("chinchilla")!;
        var jobs = Sets.SelectMany(set => new[] { 1e-3, 1e-4 }, (set, delta) => (Set: set, Delta: delta, Data: Points(set))).ToArray();
        FitOptions Options(double delta) => FitOptions.Default with { Intervals = false, Objective = FitObjective.Huber(delta) };
        foreach (var job in jobs) law.Fit(job.Data, Options(job.Delta));
        var start = Stopwatch.GetTimestamp();
        LawFit[] fits = [.. jobs.Select(job => law.Fit(job.Data, Options(job.Delta)))];
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        Console.WriteLine(
            $"{"set",-18}{"n",5}{"delta",8}{"published point",19}{"optimum",19}{"excess",11}{"alpha",18}{"beta",18}{"E",18}");
        foreach (var ((set, delta, data), fit) in jobs.Zip(fits)) Print(set, delta, data, fit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ten fits, one thread, warm: {seconds * 1e3:F1} ms"));
        return 0;
    }

    private static void Print(string set, double delta, FitData data, LawFit fit)
    {
        var published = Read(set, delta);
        var at = Objective(published, data, delta);
        var excess = (at - fit.Objective) / fit.Objective;
        string Both(double theirs, string name) => string.Create(
            CultureInfo.InvariantCulture, $"{theirs:F4} -> {fit.Parameters.Single(p => p.Name == name).Value:F4}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set,-18}{data.Count,5}{delta,8:G1}{at,19:G12}{fit.Objective,19:G12}{excess,11:P5}{Both(published.Alpha, "alpha"),18}{Both(published.Beta, "beta"),18}{Both(published.Floor, "E"),18}"));
        if (excess > Visible) Console.WriteLine("  the published parameters are not at the optimum");
    }

    private static double Objective(Published fit, FitData data, double delta)
    {
        var sum = 0.0;
        for (var i = 0; i < data.Count; i++)
        {
            var loss = fit.Floor
                + Math.Exp(fit.LogA - (fit.Alpha * Math.Log(data.Axis(0)[i])))
                + Math.Exp(fit.LogB - (fit.Beta * Math.Log(data.Axis(1)[i])));
            var r = Math.Abs(Math.Log(data.Y[i] / loss));
            sum += r <= delta ? r * r / 2 : delta * (r - (delta / 2));
        }

        return sum;
    }

    private static Published Read(string set, double delta)
    {
        var path = SharedData.Find($"gemstones/published/{set}-delta1e-{(delta > 5e-4 ? 3 : 4)}.json")!;
        var root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        double[] Numbers(string name) => [.. root.GetProperty(name).GetProperty("0").EnumerateArray().Select(v => v.GetDouble())];
        var (logs, exponents) = (Numbers("coefficients"), Numbers("exponents"));
        var floor = Math.Exp(root.GetProperty("irreducible_error").GetProperty("0").GetDouble());
        return new(floor, logs[0], logs[1], exponents[0], exponents[1]);
    }

    private static FitData Points(string set)
    {
        var runs = File.ReadLines(SharedData.Find($"gemstones/points/{set}.jsonl")!)
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        double[] Column(string name) => [.. runs.Select(run => run.GetProperty(name).GetDouble())];
        return new([Column("params_active_precise"), Column("tokens")], Column("final_loss"));
    }
}
