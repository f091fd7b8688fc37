using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>Forms whose forecasts lie further apart than their backtests erred: the choice of the form then decides.</summary>
internal static class FormDisagreement
{
    public static IEnumerable<string> Find(IReadOnlyList<RankedForm> forms, FitOptions options)
    {
        RankedForm[] ranked = [.. forms.Where(f => f.NotRanked is null)];
        for (var k = 0; k < options.ForecastAt.Count && ranked.Length > 0; k++)
        {
            var best = ranked[0];
            var furthest = ranked.Where(f => Excess(best, f, k) > 0).MaxBy(f => Excess(best, f, k));
            if (furthest is null) continue;
            yield return $"The forms disagree at {FitPoints.AxisName(options, 0)} {Words.Number(options.ForecastAt[k][0])} by more than their backtests erred: "
                + $"{best.Law.Id} says {Words.Number(Value(best, k))}, {furthest.Law.Id} {Words.Number(Value(furthest, k))}. Only larger sizes can tell them apart.";
        }
    }

    private static double Excess(RankedForm best, RankedForm other, int k) =>
        Math.Abs(Math.Log(Value(other, k) / Value(best, k))) - double.Hypot(best.BacktestError, other.BacktestError);

    private static double Value(RankedForm form, int k) => form.Fit.Forecasts[k].Value;
}
