using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>
/// How every candidate recipe did on one curve, by candidate and <see cref="IntervalRule"/>: on its own backtests, and on the
/// sizes to forecast.
/// </summary>
/// <param name="Inner">
/// The mean over the backtests of the fitted part, where a candidate sees only what a backtest keeps, weights and backtests
/// of its own included. The sizes to forecast do not enter.
/// </param>
/// <param name="Outer">On the sizes to forecast.</param>
internal sealed record RecipeTrials(ForecastScore[][] Inner, ForecastScore[][] Outer)
{
    public static RecipeTrials Of(LearningCurve curve)
    {
        var cuts = Backtest.Of(curve.Fitted);
        LearningCurve[] parts = [curve, .. cuts.Distinct().Select(c => curve with { Fitted = c.Kept, U = c.U, LogY = c.LogY })];
        ForecastScore[][][] scores = [.. parts.Select(Scores)];
        // Two cuts that keep the same sizes both count, as in the recipe itself.
        int[] counted = [.. cuts.Select(cut => Array.FindIndex(parts, p => ReferenceEquals(p.Fitted, cut.Kept)))];
        return new(
            [.. CandidateRecipe.All.Select((_, c) => IntervalRule.All
                .Select((_, rule) => ForecastScore.Mean([.. counted.Select(part => scores[part][c][rule])])).ToArray())],
            scores[0]);
    }

    private static ForecastScore[][] Scores(LearningCurve part)
    {
        var backtests = Backtest.Of(part.Fitted);
        var members = CandidateRecipe.PriorStrengths.ToDictionary(strength => strength, strength =>
            (from form in CandidateRecipe.AllForms
             from tailWeight in EnsembleRecipe.Default.TailWeights
             select FittedMember.Of(form, tailWeight, part.Fitted, backtests, EnsembleRecipe.Default with { PriorStrength = strength })).ToArray());
        return [.. CandidateRecipe.All.Select(candidate =>
        {
            var ensemble = candidate.From(part.Fitted, members[candidate.PriorStrength]);
            return IntervalRule.All.Select(rule => ForecastScore.Of(part, ensemble.Centre, u => rule.Reach(ensemble, u))).ToArray();
        })];
    }
}
