using System.Globalization;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>
/// What a recipe is worth that is chosen without the sizes to forecast: by backtests inside the fitted parts; and, for
/// comparison, by other curves' sizes to forecast (five folds, or one of seven data sets left out).
/// </summary>
internal static class RecipeChoice
{
    private const int Splits = 20;
    private const int Folds = 5;

    public static int Run(string[] args)
    {
        if (LearningCurve.ReadAll() is not { } curves)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        var trials = new RecipeTrials[curves.Count];
        Parallel.For(0, curves.Count, i => trials[i] = RecipeTrials.Of(curves[i]));
        int[] all = [.. Enumerable.Range(0, curves.Count)];
        var candidates = CandidateRecipe.All;
        double[] errors = [.. candidates.Select((_, c) => all.Average(i => trials[i].Outer[c][0].Error)).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{candidates.Count} candidates: mean error {errors[0]:F5} to {errors[^1]:F5}, median {errors[errors.Length / 2]:F5}"));
        Console.WriteLine("coverage and interval score under three rules for few backtests: " + string.Join("; ", IntervalRule.All.Select(r => r.Name)));
        Console.WriteLine($"{"recipe chosen by",-58}{"mean",9}{"coverage, score",20}");

        var fixedRecipe = Enumerable.Range(0, candidates.Count).Single(c => candidates[c] is { Forms.Count: 3, TailWeights.Count: 3, WeightPower: -2, PriorStrength: 1 }
            && !candidates[c].Forms.Contains("power-constant"));
        Print("nothing: the fixed recipe of nine", all.Select(i => trials[i].Outer[fixedRecipe]));
        var byError = Best(all, (i, c) => trials[i].Inner[c][0].Error);
        Print("backtests in the fitted parts of all curves", all.Select(i => trials[i].Outer[byError]));
        Print("the same, its data set left out", LeaveOut(curves, all, (i, c) => trials[i].Inner[c][0].Error, trials));
        Print("the same, by interval score in place of error", all.Select(i => trials[i].Outer[Best(all, (j, c) => trials[j].Inner[c][0].IntervalScore)]));
        Print("backtests in the fitted part of the curve alone", all.Select(i => trials[i].Outer[Best([i], (j, c) => trials[j].Inner[c][0].Error)]));
        Print("sizes to forecast of other curves, its data set left out", LeaveOut(curves, all, (i, c) => trials[i].Outer[c][0].Error, trials));
        Print($"sizes to forecast of other curves, {Folds} folds, {Splits} splits", CrossValidate(all, trials));
        Console.WriteLine();
        Console.WriteLine("the ten lowest inner errors: inner, then on the sizes to forecast");
        foreach (var c in Enumerable.Range(0, candidates.Count).OrderBy(c => all.Average(i => trials[i].Inner[c][0].Error)).Take(10).Append(fixedRecipe))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Average(i => trials[i].Inner[c][0].Error):F5} {all.Average(i => trials[i].Outer[c][0].Error):F5}  {candidates[c].Name}"));
        Console.WriteLine();
        Console.WriteLine("the same columns inside the fitted parts, where the rule is chosen");
        Print("the fixed recipe of nine", all.Select(i => trials[i].Inner[fixedRecipe]));
        Print("the recipe chosen by backtests", all.Select(i => trials[i].Inner[byError]));
        return 0;
    }

    private static int Best(int[] curves, Func<int, int, double> error) =>
        Enumerable.Range(0, CandidateRecipe.All.Count).MinBy(c => curves.Average(i => error(i, c)));

    private static IEnumerable<ForecastScore[]> LeaveOut(
        IReadOnlyList<LearningCurve> curves, int[] all, Func<int, int, double> error, RecipeTrials[] trials) =>
        all.GroupBy(i => curves[i].Source).SelectMany(source =>
        {
            var best = Best([.. all.Except(source)], error);
            return source.Select(i => trials[i].Outer[best]);
        });

    private static IEnumerable<ForecastScore[]> CrossValidate(int[] all, RecipeTrials[] trials)
    {
        for (var split = 0; split < Splits; split++)
        {
            var noise = new Normals((ulong)split);
            int[] shuffled = [.. all.Select(i => (i, Key: noise.Next())).OrderBy(t => t.Key).Select(t => t.i)];
            for (var fold = 0; fold < Folds; fold++)
            {
                int[] left = [.. shuffled.Where((_, k) => k % Folds == fold)];
                var best = Best([.. all.Except(left)], (i, c) => trials[i].Outer[c][0].Error);
                foreach (var i in left) yield return trials[i].Outer[best];
            }
        }
    }

    /// <param name="scores">For each curve, one score per rule.</param>
    private static void Print(string name, IEnumerable<ForecastScore[]> scores)
    {
        ForecastScore[][] all = [.. scores];
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-58}{all.Average(s => s[0].Error),9:F5}"));
        for (var rule = 0; rule < IntervalRule.All.Count; rule++)
        {
            var mean = ForecastScore.Mean([.. all.Select(s => s[rule])]);
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"{mean.Coverage,12:P1}{mean.IntervalScore,8:F3}"));
        }

        Console.WriteLine();
    }
}
