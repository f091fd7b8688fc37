using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>What a fixed percentage on a fitted exponent or forecast flags: why the gates do not work that way.</summary>
internal static class NaiveRates
{
    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output, int sets, int seed)
    {
        GateRates.Title(output, "Fixed limits on fitted values, one base commit, n = 10, noise 1 %, τ 0",
            "change", "alpha fell > 5 %", "alpha fell > 10 %", "forecast rose > 1 %", "forecast rose > 2 %");
        var design = new GateDesign(10, .01, 0);
        foreach (var (change, reference) in new (CurveChange, string[])[]
        {
            (CurveChange.None, ["38.8", "27.8", "35.5", "21.8"]),
            (CurveChange.Flatter10, ["62", "50", "50", "37"]),
            (CurveChange.Flatter20, ["78", "71", "70", "56"]),
            (CurveChange.HigherFloor, ["38", "27", "64", "48"]),
        })
        {
            var rates = RateStudy.Mean(sets, seed++, 4, (random, sums) =>
            {
                var before = PooledCurveFit.Fit(design.U, design.Draw(CurveChange.None, random));
                var after = PooledCurveFit.Fit(design.U, design.Draw(change, random));
                if (before is null || after is null) return;
                var rise = Forecast(after) / Forecast(before) - 1;
                if (after.Alpha < .95 * before.Alpha) sums[0]++;
                if (after.Alpha < .90 * before.Alpha) sums[1]++;
                if (rise > .01) sums[2]++;
                if (rise > .02) sums[3]++;
            });
            var cells = rates.Select((rate, i) => $"{GateRates.Number(100 * rate, "0.0")} ({reference[i]})");
            output.WriteLine($"| {change.Name} | {string.Join(" | ", cells)} |");
        }
    }

    private static double Forecast(SharedFloorCurve fit) => fit.E + Math.Exp(fit.LnA - fit.Alpha * GateDesign.Target);
}
