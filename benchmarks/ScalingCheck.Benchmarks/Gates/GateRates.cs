using System.Globalization;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// How often the gates on curves cry wolf and how much they see, beside the reference figure in brackets. Rates are per
/// cent flagged at 5 % one-sided; "either" is level or slope at 2.5 % each.
/// </summary>
internal static class GateRates
{
    private const double Level = .05;

    private static readonly CurveChange[] Changes =
        [CurveChange.Flatter10, CurveChange.Flatter20, CurveChange.HigherFloor];

    /// <summary>Prints all tables; the argument is the number of simulated sets per row, 5,000 unless said.</summary>
    public static int Run(string[] args)
    {
        Run(Console.Out, args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000);
        return 0;
    }

    /// <summary>Prints all tables.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sets">Simulated sets per row; the standard error of a rate of 5 % is .3 points at 5,000.</param>
    /// <param name="seed">Seed of everything.</param>
    public static void Run(TextWriter output, int sets = 5000, int seed = 20251)
    {
        NaiveRates.Run(output, sets, seed - 1000);
        PairedNull(output, sets, seed);
        PairedPower(output, sets, seed + 1000);
        CurveTestRates.Run(output, sets, seed + 5000);
        History(output, sets, seed + 2000);
        WanderingSlopes(output, sets, seed + 3000);
        RandomEffectsRates.Run(output, 4 * sets, seed + 4000);
    }

    private static void PairedNull(TextWriter output, int sets, int seed)
    {
        Title(output, "Paired, one base commit, nothing changed, noise 1 %",
            "n", "τ %", "level", "slope", "either", "ratio at largest", "ratio at target", "forecast");
        foreach (var tau in new[] { 0, .003, .01 })
            for (var n = 5; n <= 10; n++)
            {
                var rates = Paired(new GateDesign(n, .01, tau), CurveChange.None, sets, seed++);
                var reference = n < 10 ? [] : tau switch
                {
                    0 => ["5.2", "5.1", "5.0", "4.6", "4.8", "4.9"],
                    .003 => ["11.9", "5.5", "-", "6.3", "5.2", "-"],
                    _ => new[] { "28", "5.5", "24", "18", "11", "-" },
                };
                Row(output, $"{n}", Number(100 * tau, "0.#"), rates[..6], reference);
            }
    }

    private static void PairedPower(TextWriter output, int sets, int seed)
    {
        Title(output, "Paired, one base commit, power, τ 0 (forecast: mean estimate and truth in %)",
            "design", "change", "level", "slope", "either", "ratio at largest", "ratio at target", "forecast", "estimate", "truth");
        var reference = new Dictionary<string, string[]>
        {
            ["10 1 alpha -10 %"] = ["0", "84", "71", "-", "73", "62", "1.11"],
            ["10 1 alpha -20 %"] = ["0", "100", "99.7", "-", "99.7", "99", "2.36"],
            ["10 1 E +2 %"] = ["91", "10", "82", "-", "35", "62", "1.60"],
            ["8 1 alpha -10 %"] = ["-", "-", "59", "-", "-", "-", "-"],
            ["6 1 alpha -10 %"] = ["-", "-", "41", "-", "-", "-", "-"],
            ["6 1 alpha -20 %"] = ["-", "-", "86", "-", "-", "-", "-"],
            ["6 1 E +2 %"] = ["-", "-", "48", "-", "-", "-", "-"],
            ["6 0.3 alpha -10 %"] = ["-", "-", "-", "-", "-", "99.5", "-"],
            ["6 0.3 alpha -20 %"] = ["-", "-", "-", "-", "-", "100", "-"],
            ["6 0.3 E +2 %"] = ["-", "-", "-", "-", "-", "99.5", "-"],
            ["5 0.3 alpha -10 %"] = ["-", "-", "92", "-", "-", "-", "-"],
        };
        foreach (var (n, noise) in new[] { (10, .01), (8, .01), (6, .01), (5, .01), (6, .003), (5, .003) })
            foreach (var change in Changes)
            {
                var rates = Paired(new GateDesign(n, noise, 0), change, sets, seed++);
                var key = $"{n} {Number(100 * noise, "0.#")} {change.Name}";
                Row(output, $"n = {n}, {Number(100 * noise, "0.#")} %", change.Name, rates,
                    reference.GetValueOrDefault(key, []), Number(100 * change.Truth, "0.00"));
            }
    }

    private static void History(TextWriter output, int sets, int seed)
    {
        Title(output, "History of m base commits (slope and either: from the slopes of the commits; pooled by rule: when the F test allows)",
            "design, m", "change", "level", "slope", "either", "slope, always pooled", "slope, pooled by rule", "either, pooled by rule", "forecast", "estimate");
        var reference = new Dictionary<string, string[]>
        {
            ["10 1 0 4"] = ["5.1/5.0/5.1/5.0", "0/88/72/98", "92/11/80/13"],
            ["10 1 0 10"] = ["4.9/5.0/4.9/5.0", "0/98/95/99", "99/13/98/14"],
            ["10 1 0 20"] = ["5.0/5.3/5.2/5.2", "0/99/97/99", "100/14/99/14"],
            ["10 1 1 10"] = ["4.9/5.0/4.9/5.0", "2/98/95/99", "34/13/28/14"],
            ["6 1 1 10"] = ["4.9/5.1/5.2/5.2", "2/93/85/95", "33/11/26/12"],
            ["5 0.3 0.3 10"] = ["5.2/4.9/5.2/5.1", "0/100/100/100", "99/37/97/40"],
        };
        CurveChange[] changes = [CurveChange.None, CurveChange.Flatter10, CurveChange.HigherFloor];
        foreach (var design in new GateDesign[]
        {
            new(10, .01, 0, 4), new(10, .01, 0, 10), new(10, .01, 0, 20), new(10, .01, .01, 10), new(6, .01, .01, 10),
            new(5, .003, .003, 10), new(5, .01, .01, 4), new(7, .01, .01, 4), new(8, .01, .003, 20),
        })
            foreach (var change in changes)
            {
                var key = $"{design.Sizes} {Number(100 * design.Noise, "0.#")} {Number(100 * design.Tau, "0.#")} {design.Commits}";
                var known = reference.TryGetValue(key, out var rows) ? rows[Array.IndexOf(changes, change)].Split('/') : [];
                Row(output, $"{design.Name}, m = {design.Commits}", change.Name, Past(design, change, sets, seed++), known);
            }
    }

    private static void WanderingSlopes(TextWriter output, int sets, int seed)
    {
        Title(output, "History, nothing changed, slopes that differ between commits (sd over the noise of one slope), n = 8, noise 1 %",
            "m", "wander", "slope", "always pooled", "pooled by rule");
        foreach (var m in new[] { 4, 10, 20 })
            foreach (var wander in new[] { .5, 1, 2 })
            {
                var design = new GateDesign(8, .01, 0, m);
                var noise = .01 * Math.Sqrt(CurveContrast.Slope(design.U).VarianceFactor);
                var rates = Past(design with { SlopeWander = wander * noise }, CurveChange.None, sets, seed++);
                Row(output, $"{m}", Number(wander, "0.#"), [rates[1], rates[3], rates[4]], []);
            }
    }

    private static double[] Paired(GateDesign design, CurveChange change, int sets, int seed)
    {
        var level = CurveContrast.Level(design.U);
        var slope = CurveContrast.Slope(design.U);
        var largest = CurveContrast.RatioAt(design.U, design.U[^1]);
        var target = CurveContrast.RatioAt(design.U, GateDesign.Target);
        return RateStudy.Mean(sets, seed, 7, (random, sums) =>
        {
            var before = design.Draw(CurveChange.None, random);
            var after = design.Draw(change, random);
            double[] d = [.. after.Zip(before, (head, @base) => head - @base)];
            var pooled = PooledCurveFit.Fit(design.U, [.. after.Zip(before, (head, @base) => (head + @base) / 2)]);
            var forecast = ForecastRule.Paired(design.U, d, pooled, GateDesign.Target).Worsening;
            var (pLevel, pSlope) = (PairedTest.Compare(level, d).PValue(), PairedTest.Compare(slope, d).PValue());
            Flag(sums, 0, pLevel);
            Flag(sums, 1, pSlope);
            Flag(sums, 2, 2 * Math.Min(pLevel, pSlope));
            Flag(sums, 3, PairedTest.Compare(largest, d).PValue());
            Flag(sums, 4, PairedTest.Compare(target, d).PValue());
            Flag(sums, 5, forecast.PValue());
            sums[6] += forecast.Change;
        });
    }

    private static double[] Past(GateDesign design, CurveChange change, int sets, int seed)
    {
        var level = CurveContrast.Level(design.U);
        var slope = CurveContrast.Slope(design.U);
        return RateStudy.Mean(sets, seed, 8, (random, sums) =>
        {
            var curves = new double[design.Commits][];
            for (var c = 0; c < curves.Length; c++) curves[c] = design.Draw(CurveChange.None, random);
            var head = design.Draw(change, random);
            double[] mean = [.. head.Select((y, i) => (y + curves.Sum(curve => curve[i])) / (curves.Length + 1))];
            var pooled = PooledCurveFit.Fit(design.U, mean);
            var forecast = ForecastRule.History(design.U, curves, head, pooled, GateDesign.Target).Worsening;
            var pLevel = HistoryTest.Compare(level, curves, head).PValue();
            var pSlope = HistoryTest.Compare(slope, curves, head, slopesWander: true).PValue();
            var pPooled = HistoryTest.Compare(slope, curves, head).PValue();
            Flag(sums, 0, pLevel);
            Flag(sums, 1, pSlope);
            Flag(sums, 2, 2 * Math.Min(pLevel, pSlope));
            Flag(sums, 3, AlwaysPooled(slope, design.U, curves, head).PValue());
            Flag(sums, 4, pPooled);
            Flag(sums, 5, 2 * Math.Min(pLevel, pPooled));
            Flag(sums, 6, forecast.PValue());
            sums[7] += forecast.Change;
        });
    }

    /// <summary>What the reference "pooled slope" is: the pooled error whatever the F test says.</summary>
    private static Worsening AlwaysPooled(CurveContrast slope, double[] u, double[][] curves, double[] head)
    {
        var scatter = CurveScatter.Measure(u, curves);
        return new Worsening(
            slope.Value(head) - curves.Average(curve => slope.Value(curve)),
            scatter.ResidualStandardDeviation * Math.Sqrt((1 + 1.0 / curves.Length) * slope.VarianceFactor),
            scatter.DegreesOfFreedom);
    }

    private static void Flag(double[] sums, int column, double p) => sums[column] += p < Level ? 1 : 0;

    internal static void Title(TextWriter output, string title, params string[] columns)
    {
        output.WriteLine($"\n{title}\n");
        output.WriteLine($"| {string.Join(" | ", columns)} |");
        output.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));
    }

    private static void Row(
        TextWriter output, string first, string second, double[] rates, string[] reference, params string[] last)
    {
        var cells = rates.Select((rate, i) =>
            Number(100 * rate, rates.Length > 6 && i == rates.Length - 1 ? "0.00" : "0.0")
            + (i < reference.Length && reference[i] != "-" ? $" ({reference[i]})" : ""));
        output.WriteLine($"| {string.Join(" | ", [first, second, .. cells, .. last])} |");
    }

    internal static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
