using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// How often the F tests of two curves cry wolf and what they see, beside the reference figure in brackets, in per cent at
/// 5 %. "Worse" is the one-sided use: half the p-value, and only when the target is worse.
/// </summary>
internal static class CurveTestRates
{
    private const double Level = .05;

    private static readonly string[] Columns =
        ["one curve", "shape", "alpha smaller", "one curve, worse", "shape, worse", "refused"];

    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;
    private static readonly CurveTestOptions Options = new() { Target = [Math.Exp(GateDesign.Target)] };

    /// <summary>Prints the tables.</summary>
    public static void Run(TextWriter output, int sets, int seed)
    {
        Null(output, sets, seed);
        Power(output, sets, seed + 100);
        Detectable(output, sets, seed + 200);
    }

    private static void Null(TextWriter output, int sets, int seed)
    {
        GateRates.Title(output, "F tests of two curves, nothing changed, noise 1 %", ["design", "τ %", .. Columns]);
        foreach (var tau in new[] { 0, .003, .01 })
        {
            for (var n = 5; n <= 10; n++)
            {
                string[] reference = (n, tau) switch
                {
                    (10, 0) => ["4.5", "5.4", "4.8"],
                    (10, .003) => ["9.3", "-", "-"],
                    (10, .01) => ["44", "4.8", "-"],
                    _ => [],
                };
                Row(output, $"n = {n}", GateRates.Number(100 * tau, "0.#"),
                    Rates(new(n, .01, tau), new(n, .01, tau), CurveChange.None, sets, seed++), reference);
            }
        }

        foreach (var (n, m, offset) in Apart)
            Row(output, Name(n, m, offset), "0", Rates(new(n, .01, 0), new(m, .01, 0, Offset: offset), CurveChange.None, sets, seed++), []);
    }

    private static void Power(TextWriter output, int sets, int seed)
    {
        GateRates.Title(output, "F tests of two curves, power, noise 1 %, τ 0", ["design", "change", .. Columns]);
        var reference = new Dictionary<string, string[]>
        {
            ["10 alpha -10 %"] = ["66", "-", "15"],
            ["10 alpha -20 %"] = ["100", "-", "26"],
            ["10 E +2 %"] = ["68", "-", "6"],
            ["10 A +5 %"] = ["61"],
            ["10 everything +1 %"] = ["35"],
            ["6 alpha -10 %"] = ["36"],
            ["6 alpha -20 %"] = ["92"],
            ["6 E +2 %"] = ["31"],
        };
        CurveChange[] changes =
        [
            CurveChange.Flatter10, CurveChange.Flatter20, CurveChange.HigherFloor, CurveChange.LargerScale,
            CurveChange.Everything,
        ];
        foreach (var n in new[] { 10, 8, 6 })
        {
            foreach (var change in changes)
            {
                Row(output, $"n = {n}", change.Name, Rates(new(n, .01, 0), new(n, .01, 0), change, sets, seed++),
                    reference.GetValueOrDefault($"{n} {change.Name}", []));
            }
        }

        foreach (var (n, m, offset) in Apart)
            foreach (var change in changes)
                Row(output, Name(n, m, offset), change.Name, Rates(new(n, .01, 0), new(m, .01, 0, Offset: offset), change, sets, seed++), []);
    }

    /// <summary>Base of 10 sizes and head between them; base of 10 and head of 6 over the same range.</summary>
    private static (int Base, int Head, double Offset)[] Apart => [(10, 10, .5), (10, 6, 0)];

    private static string Name(int n, int m, double offset) =>
        $"n = {n} and {m}, {(offset == 0 ? "other sizes" : "sizes in between")}";

    /// <summary>Whether the smallest detectable change, from the linearised true curve, is seen in 80 % of sets.</summary>
    private static void Detectable(TextWriter output, int sets, int seed)
    {
        GateRates.Title(output, "F tests at their own smallest detectable change (nominal 80 %), n = 10, noise 1 %, τ 0",
            "change", "size", "one curve", "size", "shape");
        var design = new GateDesign(10, .01, 0);
        var exact = Exact(design);
        foreach (var smallest in exact)
        {
            var cells = new[] { smallest.OneCurve, smallest.Shape }.Select((size, column) =>
            {
                if (!double.IsFinite(size)) return "- | -";
                var change = Along(smallest.Kind, size);
                var rate = Rates(design, design, change, sets, seed++)[column];
                return $"{GateRates.Number(size, "0.00000")} | {GateRates.Number(100 * rate, "0.0")}";
            });
            output.WriteLine($"| {smallest.Kind} | {string.Join(" | ", cells)} |");
        }
    }

    /// <summary>The smallest changes by noise of 1 % about the true curve: a pair of mirrored residuals that has just that.</summary>
    private static IReadOnlyList<SmallestChange> Exact(GateDesign design)
    {
        var truth = Array.ConvertAll(design.U, CurveChange.None.LogAt);
        double[] Side(double sign) => [.. truth.Select((y, i) => Math.Exp(y + sign * .0001 * (i % 2 == 0 ? 1 : -1)))];
        var result = CurveTest.Compare(Law, Data(design, Side(1)), Data(design, Side(-1)), Options);
        return [.. result.SmallestChanges.Select(change => change with
        {
            OneCurve = change.OneCurve * design.Noise / result.ResidualStandardDeviation,
            Shape = change.Shape * design.Noise / result.ResidualStandardDeviation,
        })];
    }

    private static CurveChange Along(string kind, double size)
    {
        var none = CurveChange.None;
        return kind switch
        {
            "factor" => none with { E = none.E * Math.Exp(size), A = none.A * Math.Exp(size) },
            "E" => none with { E = none.E + size },
            // The middle of the sizes is 3e8, where the law of the study has its origin.
            _ => none with { Alpha = none.Alpha - size },
        };
    }

    private static double[] Rates(GateDesign before, GateDesign after, CurveChange change, int sets, int seed) =>
        RateStudy.Mean(sets, seed, Columns.Length, (random, sums) =>
        {
            var @base = Data(before, Array.ConvertAll(before.Draw(CurveChange.None, random), Math.Exp));
            var head = Data(after, Array.ConvertAll(after.Draw(change, random), Math.Exp));
            var result = CurveTest.Compare(Law, head, @base, Options);
            if (result is not { OneCurve: { } oneCurve, Shape: { } shape, Exponent: { } exponent })
            {
                sums[5]++;
                return;
            }

            sums[0] += oneCurve.PValue() < Level ? 1 : 0;
            sums[1] += shape.PValue() < Level ? 1 : 0;
            sums[2] += exponent.PValue() < Level ? 1 : 0;
            sums[3] += result.WorsePValue(oneCurve) < Level ? 1 : 0;
            sums[4] += result.WorsePValue(shape) < Level ? 1 : 0;
        });

    private static FitData Data(GateDesign design, double[] y) => new(Array.ConvertAll(design.U, Math.Exp), y);

    private static void Row(TextWriter output, string first, string second, double[] rates, string[] reference)
    {
        var cells = rates.Select((rate, i) => GateRates.Number(100 * rate, "0.0")
            + (i < reference.Length && reference[i] != "-" ? $" ({reference[i]})" : ""));
        output.WriteLine($"| {first} | {second} | {string.Join(" | ", cells)} |");
    }
}
