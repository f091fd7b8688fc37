using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>How far a 95 % interval reaches when backtests are few.</summary>
internal sealed record IntervalRule(string Name, Func<Ensemble, double, double> Reach)
{
    public const double Normal = 1.959963984540054;

    public static IReadOnlyList<IntervalRule> All { get; } =
    [
        new("1.96 always", static (e, u) => Normal * e.StandardError(u)),
        new("t on the whole standard error", static (e, u) => BacktestQuantile.Of(.95, e.Backtests) * e.StandardError(u)),
        new("t on the backtest error, 1.96 on the rest", static (e, u) => double.Hypot(
            Normal * Math.Sqrt(e.NoiseVariance + e.SpreadVariance(u)),
            BacktestQuantile.Of(.95, e.Backtests) * Math.Sqrt(e.BacktestVariance))),
    ];
}
