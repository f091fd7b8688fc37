using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>The forecast at one size.</summary>
/// <param name="Quantity">
/// <c>forecast</c>: value, interval and standard error in the unit of y. The interval is for a new run at that size.
/// </param>
/// <param name="Distance">The size over the largest fitted one.</param>
/// <param name="Spread">Root mean square distance of the members from the forecast, in ln y.</param>
/// <param name="MemberForecasts">The forecast of each of <see cref="EnsembleForecast.Members"/>, in their order.</param>
/// <param name="Warnings">What a careful reader should know about this forecast, a sentence each.</param>
public sealed record SizeForecast(
    FittedQuantity Quantity,
    double Distance,
    double Spread,
    IReadOnlyList<double> MemberForecasts,
    IReadOnlyList<string> Warnings)
{
    internal static SizeForecast Of(
        LogCurve curve, Ensemble ensemble, double[] size, FitOptions options, double maxDistance)
    {
        var refusal = ForecastChecks.RefuseSize(curve, size, options, maxDistance);
        if (refusal is not null) return new(Sentences.None("forecast", refusal), double.NaN, double.NaN, [], []);

        var u = Math.Log(size[0]) - curve.LogXMax;
        var centre = ensemble.Centre(u) + curve.LogYLast;
        var error = ensemble.StandardError(u);
        var reach = ensemble.Backtests > 0 ? ensemble.Reach(u, options.Level) : double.PositiveInfinity;
        var value = Math.Exp(centre);
        var quantity = new FittedQuantity("forecast", value, Math.Exp(centre - reach), Math.Exp(centre + reach), error * value)
        {
            NotIdentified = ensemble.Backtests > 0 ? null : ForecastChecks.NotValidated,
        };
        return new(
            quantity,
            Math.Exp(u),
            Math.Sqrt(ensemble.SpreadVariance(u)),
            [.. ensemble.Members.Select(m => Math.Exp(m.LogValue(u) + curve.LogYLast))],
            [.. ForecastChecks.WarnSize(curve, ensemble, u, options)]);
    }
}
