using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// What y will be at sizes that nobody has run, along one axis: twelve fits (four forms, three degrees of trust in the large
/// sizes) weighted by how well each forecast the largest sizes from the smaller ones. The interval holds the noise, the
/// spread of the fits and the error of those backtests.
/// </summary>
public sealed record EnsembleForecast
{
    /// <summary>How far beyond the largest size a forecast is given unless asked for more.</summary>
    public const double DefaultMaxDistance = 100;

    /// <summary>Why there is no forecast at all, in one sentence; null when there is one.</summary>
    public string? Refusal { get; private init; }

    /// <summary>One for each of <see cref="FitOptions.ForecastAt"/>, in that order; empty when refused.</summary>
    public IReadOnlyList<SizeForecast> Forecasts { get; private init; } = [];

    /// <summary>The fits that the forecast is made of, their weights summing to one; empty when refused.</summary>
    public IReadOnlyList<EnsembleMember> Members { get; private init; } = [];

    /// <summary>Number of backtests, 0 to 5. With none, no forecast is identified.</summary>
    public int Backtests { get; private init; }

    /// <summary>Root mean square of ln y about the forecast at the largest sizes: .01 is 1 %.</summary>
    public double Noise { get; private init; } = double.NaN;

    /// <summary>Root mean squared error in ln y of the equally weighted members in the backtests; NaN without any.</summary>
    public double Backtest { get; private init; } = double.NaN;

    /// <summary>What a careful reader should know about all forecasts, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>The curve: size to y. Gives NaN when refused.</summary>
    public Func<double, double> Predict { get; private init; } = static _ => double.NaN;

    /// <summary>Forecasts a falling curve. Never throws for the numbers it is given.</summary>
    /// <param name="data">At least 7 different sizes on one axis; repeats are averaged in ln y and weigh by their number.</param>
    /// <param name="options">Sizes to forecast at, level of the intervals, names for messages; the rest is not used.</param>
    /// <param name="maxDistance">Largest ratio of a size to the largest fitted one at which a forecast is given.</param>
    /// <returns>The forecasts, or a refusal. The same data give the same digits, on any number of threads.</returns>
    public static EnsembleForecast Of(FitData data, FitOptions options, double maxDistance = DefaultMaxDistance) =>
        Of(data, options, maxDistance, EnsembleRecipe.Default);

    internal static EnsembleForecast Of(FitData data, FitOptions options, double maxDistance, EnsembleRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (data.AxisCount != 1)
            return new() { Refusal = $"The ensemble forecasts along one axis, not {data.AxisCount}: name a form, such as chinchilla." };
        var points = FitPoints.Prepare(data, options with { Objective = FitObjective.LogSquares }, out var refusal);
        refusal ??= ForecastChecks.Refuse(points!, options);
        if (refusal is not null) return new() { Refusal = refusal };

        var curve = LogCurve.Of(points!);
        var ensemble = Ensemble.Fit(curve, recipe);
        if (ensemble.Members.Count == 0) return new() { Refusal = Sentences.ManyLaws };
        return new()
        {
            Forecasts = [.. options.ForecastAt.Select(size => SizeForecast.Of(curve, ensemble, size, options, maxDistance))],
            Members = [.. ensemble.Members.Select(m => new EnsembleMember(m.Form.Id, m.TailWeight, m.Weight, m.Backtest))],
            Backtests = ensemble.Backtests,
            Noise = Math.Sqrt(ensemble.NoiseVariance),
            Backtest = ensemble.Backtests > 0 ? Math.Sqrt(ensemble.BacktestVariance) : double.NaN,
            Warnings = [.. ForecastChecks.Warn(points!, curve), .. ForecastChecks.Warn(ensemble)],
            Predict = x => Math.Exp(ensemble.Centre(Math.Log(x) - curve.LogXMax) + curve.LogYLast),
        };
    }
}
