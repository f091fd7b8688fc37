using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>How every candidate recipe did on one curve: on its own backtests, and on the sizes to forecast.</summary>
internal sealed class RecipeTrials
{
    private RecipeTrials(double[] inner, ForecastScore[] outer, ForecastScore[][] innerIntervals) =>
        (Inner, Outer, InnerIntervals) = (inner, outer, innerIntervals);

    /// <summary>
    /// Error of each candidate when it sees only what a backtest keeps, weights and backtests of its own included, the mean
    /// over the backtests of the fitted part. The sizes to forecast do not enter.
    /// </summary>
    public double[] Inner { get; }

    /// <summary>Its score on the sizes to forecast.</summary>
    public ForecastScore[] Outer { get; }

    /// <summary>The default recipe's scores in those inner forecasts, by <see cref="IntervalRule"/>; none without backtests.</summary>
    public ForecastScore[][] InnerIntervals { get; }

    public static RecipeTrials Of(LearningCurve curve)
    {
        var cuts = Backtest.Of(curve.Fitted);
        LearningCurve[] parts = [curve, .. cuts.Distinct().Select(c => curve with { Fitted = c.Kept, U = c.U, LogY = c.LogY })];
        var scores = new ForecastScore[parts.Length][];
        var intervals = new ForecastScore[parts.Length][];
        for (var part = 0; part < parts.Length; part++)
        {
            var members = CandidateRecipe.PriorStrengths.ToDictionary(s => s, s => Members(parts[part].Fitted, s));
            scores[part] = [.. CandidateRecipe.All.Select(c => Score(parts[part], c.From(parts[part].Fitted, members[c.PriorStrength])))];
            var standard = new Ensemble(parts[part].Fitted, members[1].Where(m => m.Form.Id != "power-constant"), -2);
            intervals[part] = standard.Backtests == 0 ? []
                : [.. IntervalRule.All.Select(rule => ForecastScore.Of(parts[part], standard.Centre, u => rule.Reach(standard, u)))];
        }

        // Two cuts that keep the same sizes both count, as in the recipe itself.
        int[] counted = [.. cuts.Select(cut => Array.FindIndex(parts, p => ReferenceEquals(p.Fitted, cut.Kept)))];
        return new(
            [.. CandidateRecipe.All.Select((_, c) => counted.Average(part => scores[part][c].Error))],
            scores[0],
            [.. counted.Select(part => intervals[part]).Where(i => i.Length > 0)]);
    }

    private static FittedMember[] Members(LogCurve curve, double strength)
    {
        var recipe = EnsembleRecipe.Default with { PriorStrength = strength };
        var backtests = Backtest.Of(curve);
        return
        [
            .. from form in CandidateRecipe.AllForms
               from tailWeight in recipe.TailWeights
               select FittedMember.Of(form, tailWeight, curve, backtests, recipe),
        ];
    }

    private static ForecastScore Score(LearningCurve part, Ensemble ensemble)
    {
        var quantile = ensemble.Backtests > 0 ? ensemble.Quantile(.95) : double.NaN;
        return ForecastScore.Of(part, ensemble.Centre, u => quantile * ensemble.StandardError(u));
    }
}
