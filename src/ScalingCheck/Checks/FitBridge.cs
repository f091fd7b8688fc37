using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Checks;

/// <summary>Between the pipeline's words and those of <c>ScalingCheck.Numerics</c>.</summary>
internal static class FitBridge
{
    public static FitData ToFitData(this Series series)
    {
        var axes = new double[series.Points[0].X.Length][];
        for (var axis = 0; axis < axes.Length; axis++) axes[axis] = [.. series.Points.Select(point => point.X[axis])];
        return new FitData(axes, [.. series.Points.Select(point => point.Y)]);
    }

    public static FitOptions ToFitOptions(this CheckSettings settings, bool intervals) => new()
    {
        Level = settings.Level,
        Intervals = intervals,
        AxisNames = settings.X,
        ValueName = settings.Y,
        ForecastAt = [.. settings.Forecast.Select(point =>
            settings.X.Select(axis => point.TryGet(axis, out var size) ? size : double.NaN).ToArray())],
    };

    public static Estimate ToEstimate(this FittedQuantity quantity, CheckSettings settings, Direction better, string? unit) => new()
    {
        Name = quantity.Name,
        Value = quantity.Value,
        Lower = quantity.Lower,
        Upper = quantity.Upper,
        Level = settings.Level,
        StandardError = quantity.StandardError,
        Unit = unit,
        Better = better,
        NotIdentified = quantity.NotIdentified,
    };

    public static IEnumerable<Estimate> Forecasts(IReadOnlyList<FittedQuantity> forecasts, CheckSettings settings, Series points) =>
        settings.Forecast.Zip(forecasts, (point, forecast) =>
            forecast.ToEstimate(settings, settings.Better, points.Unit) with { Name = ForecastName.Of(settings.X, point) });
}
