namespace ScalingCheck.Checks;

/// <summary>
/// The measured curve of one commit on one axis: for each distinct size, in ascending order, the mean of ln y and how many
/// runs it averages. What two commits are compared by, size by size.
/// </summary>
internal sealed record Curve(double[] Sizes, double[] MeanLogs, int[] Counts)
{
    /// <summary>The curve of a series, or null when it has two axes or no usable points.</summary>
    public static Curve? Of(Series series)
    {
        if (series.Refusal is not null || series.Points.Count == 0 || series.Points[0].X.Length != 1) return null;
        var sizes = series.Points.GroupBy(point => point.X[0]).OrderBy(group => group.Key).ToList();
        return new Curve(
            [.. sizes.Select(group => group.Key)],
            [.. sizes.Select(group => group.Average(point => Math.Log(point.Y)))],
            [.. sizes.Select(group => group.Count())]);
    }
}
