using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>The least-squares plane of ln y on ln x of two axes: which way y goes, and whether the axes move apart.</summary>
internal sealed class LogPlane
{
    private readonly double[] _slopes = new double[2];
    private readonly double[] _standardErrors = new double[2];

    private LogPlane()
    {
    }

    /// <summary>Condition number of the columns 1, ln x1, ln x2, centred and scaled to length one.</summary>
    public double Condition { get; private init; }

    /// <summary>The slope of ln y on ln x of an axis, the other held.</summary>
    public double Slope(int axis) => _slopes[axis];

    /// <summary>Its standard error.</summary>
    public double StandardError(int axis) => _standardErrors[axis];

    public static LogPlane Of(FitPoints points)
    {
        Span<double> normal = stackalloc double[9];
        Span<double> right = stackalloc double[3];
        Span<double> row = stackalloc double[3];
        normal.Clear();
        right.Clear();
        var total = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            (row[0], row[1], row[2]) = (1, points.U[i], points.V[i]);
            var (w, y) = (points.Weights[i], points.LogY[i]);
            total += w * y * y;
            for (var k = 0; k < 3; k++)
            {
                right[k] += w * row[k] * y;
                for (var l = 0; l <= k; l++) normal[(k * 3) + l] += w * row[k] * row[l];
            }
        }

        Span<double> weakest = stackalloc double[3];
        var plane = new LogPlane { Condition = SmallMatrix.ScaledCondition(normal, 3, weakest) };
        Span<double> slopes = stackalloc double[3];
        right.CopyTo(slopes);
        if (!SmallMatrix.Factor(normal, 3)) return new LogPlane { Condition = double.PositiveInfinity };
        SmallMatrix.Solve(normal, 3, slopes);
        for (var k = 0; k < 3; k++) total -= slopes[k] * right[k];
        var variance = Math.Max(0, total) / Math.Max(1, points.Count - 3);
        for (var axis = 0; axis < 2; axis++)
        {
            row.Clear();
            row[axis + 1] = 1;
            plane._slopes[axis] = slopes[axis + 1];
            plane._standardErrors[axis] = Math.Sqrt(variance * SmallMatrix.InverseForm(normal, 3, row));
        }

        return plane;
    }
}
