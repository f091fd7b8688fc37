using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>False alarms of the gate on single estimates at a nominal 1 %, beside the reference rates.</summary>
internal static class RandomEffectsRates
{
    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output, int sets, int seed)
    {
        GateRates.Title(output, "Random effects, gate at 1 %, head drawn from the base population (rates as fractions)",
            "k", "τ/s", "equal s", "unequal s (log-normal, .5)");
        var reference = new Dictionary<int, string[]>
        {
            [5] = [".000", ".000", ".002", ".003", ".009", ".011"],
            [8] = [".001", ".001", ".006", ".007", ".009", ".011"],
            [12] = [".002", ".002", ".008", ".010", ".009", ".011"],
            [20] = [".004", ".004", ".010", ".010", ".010", ".010"],
            [40] = [".006", ".008", ".011", ".010", ".011", ".011"],
        };
        foreach (var (k, known) in reference)
            for (var t = 0; t < 3; t++)
            {
                var tau = t == 2 ? 4 : t;
                var rates = new[] { 0, .5 }.Select(spread => RateStudy.Mean(sets, seed++, 1, (random, sums) =>
                {
                    var errors = new double[k + 1];
                    var theta = new double[k + 1];
                    for (var i = 0; i <= k; i++)
                    {
                        errors[i] = spread == 0 ? 1 : Math.Exp(spread * GateDesign.Normal(random));
                        theta[i] = Math.Sqrt(errors[i] * errors[i] + tau * tau) * GateDesign.Normal(random);
                    }

                    var gate = RandomEffects.Predict(theta.AsSpan(0, k), errors.AsSpan(0, k), theta[k], errors[k]);
                    sums[0] += gate.PValue() < .01 ? 1 : 0;
                })[0]).ToArray();
                var cells = rates.Select((rate, i) => $"{GateRates.Number(rate, ".0000")} ({known[2 * t + i]})");
                output.WriteLine($"| {k} | {tau} | {string.Join(" | ", cells)} |");
            }
    }
}
