using System.Globalization;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>
/// How often the detector of the base branch and the rules of other tools cry wolf in 100 commits, and how soon each sees a
/// step, on the same simulated series. Arguments: series per cell (4,000) and the seed (2, which is not that of the
/// thresholds).
/// </summary>
internal static class JudgeAccuracy
{
    /// <summary>Commits of history with which ours is asked: it learns from the first 20, or has seen 200.</summary>
    private static readonly int[] Histories = [20, 60, 100, 200];

    private static readonly NoiseKind[] Kinds = [.. NoiseKind.Supported, .. NoiseKind.Beyond];

    private static readonly NoiseKind[] PeerKinds =
        [NoiseKind.White, NoiseKind.Ar5, NoiseKind.T3, NoiseKind.LogNormal, NoiseKind.Bimodal, NoiseKind.Spikes];

    private static readonly DetectorOptions Options = new();

    public static int Run(string[] args)
    {
        var series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4000;
        var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 2;
        FalseAlarms(series, seed);
        PeerFalseAlarms(series, seed + 1);
        Power(series, seed + 2);
        Young(Math.Max(1, series / 4), seed + 7);
        PeerPower(series, seed + 3);
        Drift(Math.Max(1, series / 4), seed + 4);
        Modes(Math.Max(1, series / 4), seed + 6);
        Console.WriteLine(Invariant($"\nFlapping: {RunnerHistory.Flapping(Math.Max(1, series / 20), seed + 5)} reports of ours moved or vanished in replays; cited shares of series for Otava: .42 white, .92 AR(1) .5, .87 t3, .40 bimodal"));
        RunnerHistory.Run();
        return 0;
    }

    private static void FalseAlarms(int series, ulong seed)
    {
        Title("Ours: share of stationary series with a false report of a worsening in 100 commits", ["budget", "history", .. Kinds.Select(k => k.Name)]);
        foreach (var (budget, history) in new[] { .01, .05, .1, .2 }.SelectMany(b => Histories.Select(h => (b, h))))
        {
            if (budget != .05 && history is not (20 or 200)) continue;
            var rates = Kinds.Select(kind => Share(series, i =>
                SequentialDetector.Run(kind.Draw(new Normals(NoiseKind.Seed(seed, kind, history, i)), history + 100),
                    Options with { FalseAlarms = budget }, history).Any(c => c.IsWorse)));
            Row(Invariant($"{100 * budget} %"), $"{history}", [.. rates.Select(Rate)]);
        }

        var either = Kinds.Select(kind => Share(series, i =>
            SequentialDetector.Run(kind.Draw(new Normals(NoiseKind.Seed(seed, kind, 20, i)), 120), Options).Count > 0));
        Row("5 %, either way", "20", [.. either.Select(Rate)]);
    }

    private static void PeerFalseAlarms(int series, ulong seed)
    {
        Title("Other rules: share of stationary series of 100 commits with a false alarm (coefficient of variation 5 %)", ["rule", .. PeerKinds.Select(k => k.Name)]);
        foreach (var rule in PeerRule.All)
            Row(rule.Name, [.. PeerKinds.Select(kind => Rate(Share(series, i => rule.Alarms(Series(kind, seed, i, 0)).Any())))]);
        Row("cited: Otava default, every commit", ".27", ".88", ".58", "", ".40", "");
        Row("cited: Otava default, one pass", ".05", ".56", ".12", ".15", ".06", ".12");
        Row("cited: Perfherder T > 7, 2 %", "0", ".005", "0", "0", "0", "0");
        Row("cited: asv 5 %", "0", "0", "0", "0", "0", "0");
        var known = Share(series, i => PeerRule.Cusum(NoiseKind.White.Draw(new Normals(NoiseKind.Seed(seed, NoiseKind.White, 1, i)), 100), 0, .5, 5.662).Any());
        Console.WriteLine($"\nCUSUM .5/5.662 with mean and deviation known: {Rate(known)} (exact: .050)");
    }

    private static void Power(int series, ulong seed)
    {
        Title("Ours: step reported within 1 / 5 / 10 / 40 commits (median delay)", "history", "noise", "1 sd", "2 sd", "3 sd");
        foreach (var history in new[] { 20, 200 })
            foreach (var kind in Kinds)
                Row(history == 20 ? "20, step at 60" : "200, step at 260", kind.Name, [.. new[] { 1, 2, 3 }.Select(step =>
                {
                    var at = history + (history == 20 ? 40 : 60);
                    var first = Reports(series, seed + (ulong)step, kind, history, at, step);
                    return Delays([.. first.Select(c => (c?.NoticedAt ?? int.MaxValue) - at).Where(d => d >= 0)]);
                })]);
        Where(series, seed);
    }

    /// <summary>A large step while the level is young: the values after it are soon a good part of what they are compared with.</summary>
    private static void Young(int series, ulong seed)
    {
        Title("Ours: a step in a young level, white noise, reported within 1 / 5 / 10 / 40 commits (median delay)", "commits before", "3 sd", "5 sd", "10 sd", "30 sd");
        foreach (var before in new[] { 20, 25, 30, 40, 60 })
            Row($"{before}", [.. new[] { 3, 5, 10, 30 }.Select(step => Delays([.. Reports(series, seed + (ulong)step, NoiseKind.White, 20, before, step)
                .Select(c => (c?.NoticedAt ?? int.MaxValue) - before).Where(d => d >= 0)]))]);
    }

    /// <summary>Whether the commit that is named is the right one, of the steps that were reported within 40 commits.</summary>
    private static void Where(int series, ulong seed)
    {
        Title("Ours: the commit named after 200 commits of history: exact / off by at most one / among the candidates (their median number)", "noise", "2 sd", "3 sd", "5 sd");
        foreach (var kind in new[] { NoiseKind.White, NoiseKind.Ar5, NoiseKind.T3 })
            Row(kind.Name, [.. new[] { 2, 3, 5 }.Select(step =>
            {
                var found = Reports(series, seed + (ulong)step, kind, 200, 260, step).Where(c => c?.NoticedAt >= 260).Select(c => c!).ToList();
                string Part(Func<DetectedChange, bool> holds) => Rate(found.Count(holds) / (double)found.Count);
                var size = found.Select(c => c.Candidates.Count).Order().ElementAt(found.Count / 2);
                return $"{Part(c => c.At == 260)}/{Part(c => Math.Abs(c.At - 260) <= 1)}/{Part(c => c.Candidates.Contains(260))} ({size})";
            })]);
    }

    /// <summary>The first report of a worsening after a step; one before it, of either direction, leaves a series out.</summary>
    private static DetectedChange?[] Reports(int series, ulong seed, NoiseKind kind, int history, int at, int step)
    {
        var first = new DetectedChange?[series];
        Parallel.For(0, series, i =>
        {
            var x = kind.Draw(new Normals(NoiseKind.Seed(seed, kind, history, i)), at + 40);
            for (var t = at; t < x.Length; t++) x[t] += step;
            first[i] = SequentialDetector.Run(x, Options, history).FirstOrDefault(c => c.IsWorse || c.NoticedAt < at);
        });
        return first;
    }

    /// <summary>Modes found in 200 commits of history, then 100 commits watched as they are and less the nearer mode.</summary>
    private static void Modes(int series, ulong seed)
    {
        Title("Ours, bimodal noise after 200 commits of history: reported within 100 commits of a step, in standard deviations of the whole", "watched", "no step", ".3", ".5", "1", "2");
        double Share(Func<double[], double[]> watched, double step) => JudgeAccuracy.Share(series, i =>
        {
            var x = NoiseKind.Bimodal.Draw(new Normals(NoiseKind.Seed(seed, NoiseKind.Bimodal, 200, i)), 300);
            for (var t = 200; t < 300; t++) x[t] += step;
            return SequentialDetector.Run(watched(x), Options, 200).Any(c => c.IsWorse);
        });
        double[] steps = [0, .3, .5, 1, 2];
        Row("as it is", [.. steps.Select(step => Rate(Share(x => x, step)))]);
        Row("less the nearer mode", [.. steps.Select(step => Rate(Share(x => TwoModes.Find(x.AsSpan(0, 200))?.Remainders(x) ?? x, step)))]);
    }

    private static void PeerPower(int series, ulong seed)
    {
        Title("Other rules: the same, white noise, step at 60 of 100; earlier false alarms are not held against them", "rule", "1 sd", "2 sd", "3 sd");
        foreach (var rule in PeerRule.All)
            Row(rule.Name, [.. new[] { 1, 2, 3 }.Select(step =>
            {
                var first = new int[series];
                Parallel.For(0, series, i => first[i] =
                    rule.Alarms(Series(NoiseKind.White, seed, i, step)).Where(t => t >= 60).FirstOrDefault(int.MaxValue) - 60);
                return Delays(first);
            })]);
        Row("cited: Otava default, every commit", "0/.27/.48/.67 (6.5)", ".10/.83/.97/.98 (3)", ".35/.98/1/1 (2)");
        Row("cited: Perfherder and asv, one pass", "0 and .05", ".25 and .80", ".93 and .98");
    }

    private static void Drift(int series, ulong seed)
    {
        Title("Ours: a ramp from commit 0 on after 200, reported within 20 / 50 / 100 / 200 commits (median delay)", "noise", ".02 sd a commit", ".05 sd a commit", ".1 sd a commit");
        foreach (var kind in new[] { NoiseKind.White, NoiseKind.Ar5, NoiseKind.T3 })
            Row(kind.Name, [.. new[] { .02, .05, .1 }.Select(slope =>
            {
                var first = new int[series];
                Parallel.For(0, series, i =>
                {
                    var x = kind.Draw(new Normals(NoiseKind.Seed(seed, kind, 200, i)), 400);
                    for (var t = 200; t < 400; t++) x[t] += slope * (t - 200);
                    first[i] = SequentialDetector.Run(x, Options, 200).Where(c => c.IsWorse).Select(c => c.NoticedAt).FirstOrDefault(int.MaxValue) - 200;
                });
                return Delays(first, 20, 50, 100, 200);
            })]);
    }

    /// <summary>The protocol for peers: 100 (1 + .05 z), at least .001.</summary>
    private static double[] Series(NoiseKind kind, ulong seed, int i, double step)
    {
        var z = kind.Draw(new Normals(NoiseKind.Seed(seed, kind, 0, i)), 100);
        return [.. z.Select((v, t) => Math.Max(.001, 100 * (1 + .05 * (v + (t >= 60 ? step : 0)))))];
    }

    private static double Share(int series, Func<int, bool> isAlarm)
    {
        var alarms = new bool[series];
        Parallel.For(0, series, i => alarms[i] = isAlarm(i));
        return alarms.Count(a => a) / (double)series;
    }

    private static string Delays(int[] delays, params int[] limits)
    {
        if (limits.Length == 0) limits = [1, 5, 10, 40];
        var sorted = delays.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        return string.Join("/", limits.Select(limit => Rate(delays.Count(d => d < limit) / (double)delays.Length)))
            + (median < 1000 ? $" ({median})" : "");
    }

    private static void Title(string title, params string[] columns)
    {
        Console.WriteLine($"\n{title}\n");
        Row(columns);
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));
    }

    private static void Row(string first, params string[] cells) => Row([first, .. cells]);

    private static void Row(string first, string second, string[] cells) => Row([first, second, .. cells]);

    private static void Row(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Rate(double rate) => rate.ToString(rate is > 0 and < 1 ? ".000" : "0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
