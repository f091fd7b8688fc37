using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Benchmarks.Processes;

/// <summary>
/// False alarms of the rule that a fit to a short history gives, over those promised: one level, 1 per 500. The truth is
/// known, so the alarms of a rule are counted in one long series of it. Beside it with the median and the standard deviation
/// of the history, which nobody knows better, and how often the interval of L* holds the true one.
/// </summary>
internal static class AlarmRates
{
    private const double Alpha = 1 / 500.0;
    private const int LongSeries = 4_000_000;

    public static void Run(int histories)
    {
        PersistenceTables.Title(
            $"False alarms over those promised, {histories} histories: mean; median [5 %, 95 %]",
            "noise", "N", "reference", "of L*", "with the history's own levels", "8 in a row", "true L*", "simulated", "interval holds it");
        foreach (var (model, count, reference) in new[]
        {
            (CovarianceModel.White, 150, ".83 [.04, 1.98]"), (CovarianceModel.Autoregression(.6), 60, "1.29 [.04, 6.1]"),
            (CovarianceModel.Autoregression(.6), 150, ".84 [.11, 3.0]"), (CovarianceModel.Autoregression(.6), 300, "in [.6, 1.7]"),
            (CovarianceModel.Autoregression(.6), 400, ".85 [.28, 1.8]"), (CovarianceModel.Autoregression(.8), 400, ".91 [.29, 2.3]"),
            (CovarianceModel.NoisyAutoregression(.9, .5), 400, "1.12 [.34, 2.8]"),
        })
        {
            Row(model, count, reference, histories);
        }
    }

    private static void Row(CovarianceModel model, int count, string reference, int histories)
    {
        var truth = new LongRun(model, LongSeries);
        var exact = truth.CriticalLength(0, Alpha);
        var (fitted, own, simulated, held) = (new double[histories], new double[histories], 0, 0);
        var draws = histories <= 400 ? 100 : 0;
        Parallel.For(0, histories, k =>
        {
            var history = PersistenceTables.History(model, count, (ulong)(1000 * count) + (ulong)k);
            var result = Persistence.Of(history, [], new()
            {
                Levels = [0], Alpha = Alpha, Draws = draws, MonteCarloSteps = 500_000, Threads = 1,
            });
            var rule = result.Rules[0];
            fitted[k] = truth.Alarms(0, rule.CriticalLength) / Alpha;
            own[k] = truth.Alarms(rule.Threshold, rule.Limit) / Alpha;
            if (result.Method == "monte-carlo") Interlocked.Increment(ref simulated);
            if (rule.Lower <= exact && exact <= rule.Upper) Interlocked.Increment(ref held);
        });
        PersistenceTables.Row($"| {model.Name} | {count} | {reference} | {Spread(fitted)} | {Spread(own)} | {truth.Alarms(0, 8) / Alpha:F2} | {exact} | {(double)simulated / histories:P0} | {(double)held / histories:P0} |");
    }

    private static string Spread(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return FormattableString.Invariant($"{values.Average():F2}; {sorted[sorted.Length / 2]:F2} [{sorted[sorted.Length / 20]:F2}, {sorted[sorted.Length * 19 / 20]:F2}]");
    }
}
