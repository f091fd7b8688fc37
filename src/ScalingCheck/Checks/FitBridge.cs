using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Checks;

/// <summary>Between the pipeline's words and those of <c>ScalingCheck.Numerics</c>.</summary>
internal static class FitBridge
{
    /// <param name="weighted">True: by the standard errors, or the replicates, where every point has them.</param>
    public static FitData ToFitData(this Series series, bool weighted = true)
    {
        var axes = new double[series.Points[0].X.Length][];
        for (var axis = 0; axis < axes.Length; axis++) axes[axis] = [.. series.Points.Select(point => point.X[axis])];
        double[] y = [.. series.Points.Select(point => point.Y)];
        var groups = Clusters(series.Points);
        if (weighted && series.Points.All(point => point.StandardError is > 0 and < double.PositiveInfinity))
            return new FitData(axes, y, null, [.. series.Points.Select(point => point.StandardError!.Value)]) { Groups = groups };
        if (weighted && series.Points.All(point => point.Replicates is > 0))
            return new FitData(axes, y, [.. series.Points.Select(point => (double)point.Replicates!.Value)]) { Groups = groups };
        return new FitData(axes, y) { Groups = groups };
    }

    private static int[] Clusters(IReadOnlyList<SeriesPoint> points)
    {
        if (points.All(point => point.Cluster.Length == 0)) return [];
        var names = points.Select(point => point.Cluster).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. points.Select(point => names.IndexOf(point.Cluster))];
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
