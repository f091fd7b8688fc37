using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Checks;

/// <summary>How far a forecast lies beyond the sizes that were measured.</summary>
internal static class ForecastDistance
{
    /// <summary>From here on the form matters more than the noise.</summary>
    private const double Far = 10;

    /// <summary>The largest ratio, over the axes, of the forecast's size to the largest measured one; 1 or less is interpolation.</summary>
    public static double Of(Series points, double[] at)
    {
        var distance = 0.0;
        for (var axis = 0; axis < at.Length; axis++)
        {
            var largest = 0.0;
            foreach (var point in points.Points) largest = Math.Max(largest, point.X[axis]);
            distance = Math.Max(distance, at[axis] / largest);
        }

        return distance;
    }

    /// <summary>The forecast, or that it is too far away to be one.</summary>
    public static FittedQuantity Checked(FittedQuantity forecast, double distance, double furthest) => distance <= furthest || forecast.NotIdentified is not null ? forecast
        : forecast with
        {
            NotIdentified = $"{Times(distance)} times the largest size is too far: run larger sizes, or raise 'max-distance' above {NumberText.Short(furthest)}",
        };

    /// <summary>What a reader should know of the distance; null when nothing.</summary>
    public static string? Warning(string name, double distance) => distance > Far
        ? $"{name} lies {Times(distance)} times beyond the largest size: the form decides more than the points; compare it with the baseline's rather than trust its value"
        : null;

    private static string Times(double distance) => NumberText.Short(distance, 3);
}
