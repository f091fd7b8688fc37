namespace ScalingCheck.Numerics.Fitting;

/// <summary>Some of the rows of a fit.</summary>
internal static class RowSelection
{
    /// <summary>The rows that a condition holds for, their weights times a factor.</summary>
    public static FitData Where(FitData data, Func<int, bool> keep, Func<int, double> factor) =>
        Of(data, [.. Enumerable.Range(0, data.Count).Where(keep)], factor);

    /// <summary>
    /// The rows with these numbers, as often as they come, their weights times a factor. Standard errors stay as they are:
    /// they say how far each row can be trusted.
    /// </summary>
    public static FitData Of(FitData data, int[] rows, Func<int, double> factor)
    {
        double[] Column(Func<int, double> value) => Array.ConvertAll(rows, row => value(row));
        double[][] axes = [.. Enumerable.Range(0, data.AxisCount).Select(axis => Column(row => data.Axis(axis)[row]))];
        var y = Column(row => data.Y[row]);
        var groups = data.Groups.Count == 0 ? data.Groups : Array.ConvertAll(rows, row => data.Groups[row]);
        return data.HasStandardErrors
            ? new(axes, y, standardErrors: Column(row => data.StandardErrors[row])) { Groups = groups }
            : new(axes, y, Column(row => data.Weights[row] * factor(row))) { Groups = groups };
    }
}
