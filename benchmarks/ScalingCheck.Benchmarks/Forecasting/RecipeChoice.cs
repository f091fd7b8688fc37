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
        double[] errors = [.. candidates.Select((_, c) => all.Average(i => trials[i].Outer[c].Error)).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{candidates.Count} candidates: mean error {errors[0]:F5} to {errors[^1]:F5}, median {errors[errors.Length / 2]:F5}"));
        Console.WriteLine($"{"recipe chosen by",-58}{"mean",9}{"coverage",10}{"score",8}");

        var fixedRecipe = Enumerable.Range(0, candidates.Count).Single(c => candidates[c] is { Forms.Count: 3, TailWeights.Count: 3, WeightPower: -2, PriorStrength: 1 }
            && !candidates[c].Forms.Contains("power-constant"));
        Print("nothing: the fixed recipe", all.Select(i => trials[i].Outer[fixedRecipe]));
        var inner = Best(all, (i, c) => trials[i].Inner[c]);
        Print("backtests in the fitted parts of all curves", all.Select(i => trials[i].Outer[inner]));
        Print("the same, its data set left out", LeaveOut(curves, all, (i, c) => trials[i].Inner[c], trials));
        Print("backtests in the fitted part of the curve alone", all.Select(i => trials[i].Outer[Best([i], (j, c) => trials[j].Inner[c])]));
        Print("sizes to forecast of other curves, its data set left out", LeaveOut(curves, all, (i, c) => trials[i].Outer[c].Error, trials));
        Print($"sizes to forecast of other curves, {Folds} folds, {Splits} splits", CrossValidate(all, trials));
        Console.WriteLine();
        Console.WriteLine("the ten lowest inner errors: inner, then on the sizes to forecast");
        foreach (var c in Enumerable.Range(0, candidates.Count).OrderBy(c => all.Average(i => trials[i].Inner[c])).Take(10).Append(fixedRecipe))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Average(i => trials[i].Inner[c]):F5} {all.Average(i => trials[i].Outer[c].Error):F5}  {candidates[c].Name}"));
        Console.WriteLine();
        Console.WriteLine("intervals of the fixed recipe inside the fitted parts, mean over backtests, then curves");
        for (var rule = 0; rule < IntervalRule.All.Count; rule++)
        {
            Print(IntervalRule.All[rule].Name, trials.Where(t => t.InnerIntervals.Length > 0)
                .Select(t => ForecastScore.Mean([.. t.InnerIntervals.Select(s => s[rule])])));
        }

        return 0;
    }

    private static int Best(int[] curves, Func<int, int, double> error) =>
        Enumerable.Range(0, CandidateRecipe.All.Count).MinBy(c => curves.Average(i => error(i, c)));

    private static IEnumerable<ForecastScore> LeaveOut(
        IReadOnlyList<LearningCurve> curves, int[] all, Func<int, int, double> error, RecipeTrials[] trials) =>
        all.GroupBy(i => curves[i].Source).SelectMany(source =>
        {
            var best = Best([.. all.Except(source)], error);
            return source.Select(i => trials[i].Outer[best]);
        });

    private static IEnumerable<ForecastScore> CrossValidate(int[] all, RecipeTrials[] trials)
    {
        for (var split = 0; split < Splits; split++)
        {
            var noise = new Normals((ulong)split);
            int[] shuffled = [.. all.Select(i => (i, Key: noise.Next())).OrderBy(t => t.Key).Select(t => t.i)];
            for (var fold = 0; fold < Folds; fold++)
            {
                int[] left = [.. shuffled.Where((_, k) => k % Folds == fold)];
                var best = Best([.. all.Except(left)], (i, c) => trials[i].Outer[c].Error);
                foreach (var i in left) yield return trials[i].Outer[best];
            }
        }
    }

    private static void Print(string name, IEnumerable<ForecastScore> scores)
    {
        var mean = ForecastScore.Mean([.. scores]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-58}{mean.Error,9:F5}{mean.Coverage,10:P1}{mean.IntervalScore,8:F3}"));
    }
}
