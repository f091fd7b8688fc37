using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>chinchilla fitted to the runs of smaller compute, forecasting those of larger compute, under each objective.</summary>
internal static class TwoAxisForecasts
{
    private static readonly (string Name, FitOptions Options)[] Ways =
    [
        ("log-squares", Under(FitObjective.LogSquares)),
        ("huber 1e-2", Under(FitObjective.Huber(1e-2))),
        ("huber 1e-3", Under(FitObjective.Huber(1e-3))),
        ("huber 1e-4", Under(FitObjective.Huber(1e-4))),
        ("1e-3, prior", Under(FitObjective.Huber(1e-3)) with { ExponentPrior = new ExponentPrior() }),
    ];

    public static int Run(string[] args)
    {
        if (ComputeSplit.ReadAll() is not { } splits)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        var outcomes = new Outcome[Ways.Length, splits.Count];
        Parallel.For(0, Ways.Length * splits.Count, k =>
            outcomes[k / splits.Count, k % splits.Count] = Outcome.Of(splits[k % splits.Count], Ways[k / splits.Count].Options));

        Console.Write($"{"root mean square error of ln L",-34}{"n",5}{"x C",6}");
        foreach (var (name, _) in Ways) Console.Write($"{name,13}");
        Console.WriteLine($"{"bias",11}{"backtest",10}{"cuts",6}");
        for (var s = 0; s < splits.Count; s++)
        {
            var split = splits[s];
            Console.Write(string.Create(
                CultureInfo.InvariantCulture, $"{$"{split.Set} {split.Percent} %",-34}{split.Fitted.Count,5}{Math.Exp(split.LogDistance),6:F0}"));
            for (var o = 0; o < Ways.Length; o++) Console.Write(Number(outcomes[o, s].Error, 13, 4));
            var backtest = outcomes[2, s].Backtest;
            Console.WriteLine($"{Number(outcomes[2, s].Bias, 11, 4)}{Number(backtest?.Error ?? double.NaN, 10, 4)}{backtest?.Cuts ?? 0,6}");
        }

        Console.Write($"{"mean of the splits that were fitted",-45}");
        for (var o = 0; o < Ways.Length; o++) Console.Write(Number(Fitted(outcomes, o).Average(f => f.Error), 13, 4));
        Console.WriteLine();
        Console.Write($"{"splits forecast too high; mean bias",-45}");
        for (var o = 0; o < Ways.Length; o++)
            Console.Write($"{Fitted(outcomes, o).Count(f => f.Bias > 0),5}{Number(Fitted(outcomes, o).Average(f => f.Bias), 8, 4)}");
        Console.WriteLine();
        return 0;
    }

    private static FitOptions Under(FitObjective objective) => new() { Objective = objective, Intervals = false };

    private static IEnumerable<Outcome> Fitted(Outcome[,] outcomes, int objective) =>
        Enumerable.Range(0, outcomes.GetLength(1)).Select(s => outcomes[objective, s]).Where(f => double.IsFinite(f.Error));

    private static string Number(double value, int width, int digits) =>
        value.ToString($"F{digits}", CultureInfo.InvariantCulture).PadLeft(width);

    /// <summary>Root mean square and mean of ln forecast - ln L (NaN where the fit was refused), and the backtest inside the fitted runs.</summary>
    private sealed record Outcome(double Error, double Bias, ComputeBacktest? Backtest)
    {
        public static Outcome Of(ComputeSplit split, FitOptions options)
        {
            var law = KnownLaws.Find("chinchilla")!;
            var fit = law.Fit(split.Fitted, options);
            if (fit.Refusal is not null) return new(double.NaN, double.NaN, null);
            var later = split.Later;
            double[] errors = [.. Enumerable.Range(0, later.Count).Select(
                i => Math.Log(fit.Predict([later.Axis(0)[i], later.Axis(1)[i]]) / later.Y[i]))];
            return new(Math.Sqrt(errors.Average(e => e * e)), errors.Average(), ComputeBacktest.Of(split.Fitted, law, options));
        }
    }
}
