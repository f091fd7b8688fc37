using System.Globalization;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// What the kernels work on: sizes in a fixed order, centred logarithms. For a sum of squares, repeats are averaged (in ln y,
/// or in y where the residual is that of y) with their number as weight; any other objective needs every row. Sorting makes
/// every later sum, and so every digit, independent of the order of the rows.
/// </summary>
internal sealed class FitPoints
{
    private readonly double[] _variances;

    private FitPoints(int rows, int count, int sizes, int axes, bool hasStandardErrors, bool onValues)
    {
        (Rows, Sizes, OnValues) = (rows, sizes, onValues);
        X = new double[axes][];
        for (var axis = 0; axis < axes; axis++) X[axis] = new double[count];
        U = new double[count];
        V = axes > 1 ? new double[count] : U;
        LogY = new double[count];
        Values = onValues ? new double[count] : [];
        Weights = new double[count];
        LogXReference = new double[axes];
        _variances = hasStandardErrors ? new double[count] : [];
    }

    /// <summary>Number of rows given, repeats counted; with standard errors, the number of distinct sizes.</summary>
    public int Rows { get; }

    /// <summary>Number of points that enter the sums: distinct sizes, or every row.</summary>
    public int Count => LogY.Length;

    /// <summary>Number of distinct sizes.</summary>
    public int Sizes { get; }

    /// <summary>True when residuals are those of y, false when of ln y.</summary>
    public bool OnValues { get; }

    /// <summary>The sizes of each axis, point by point; the first axis rises.</summary>
    public double[][] X { get; }

    /// <summary>ln x on the first axis, less its mean.</summary>
    public double[] U { get; }

    /// <summary>ln x on the second axis, less its mean; the first axis again when there is one axis only.</summary>
    public double[] V { get; }

    /// <summary>ln y, less its mean.</summary>
    public double[] LogY { get; }

    /// <summary>y over the reference y where residuals are those of y, else empty.</summary>
    public double[] Values { get; }

    /// <summary>What the curve is fitted to: <see cref="Values"/> or <see cref="LogY"/>.</summary>
    public double[] Target => OnValues ? Values : LogY;

    /// <summary>The unit of a residual: the reference y, or 1 on ln y and with standard errors, which bring their own.</summary>
    public double ResidualUnit => OnValues && !HasStandardErrors ? Math.Exp(LogYReference) : 1;

    /// <summary>The unit of Σ w ρ(r) for losses of an order: 2 for squares and Huber's, 1 for absolute values.</summary>
    public double ObjectiveUnit(int order) => Math.Exp(LogYReference * ((OnValues ? order : 0) - (OnValues && HasStandardErrors ? 2 : 0)));

    /// <summary>Weights, 1 / variance of the residual up to a common factor.</summary>
    public double[] Weights { get; }

    /// <summary>The group of each row; empty when there are none, or rows were averaged.</summary>
    public int[] Groups { get; private set; } = [];

    /// <summary>ln of the reference size (geometric mean) of each axis.</summary>
    public double[] LogXReference { get; }

    /// <summary>ln of the reference y (geometric mean).</summary>
    public double LogYReference { get; private set; }

    /// <summary>What a prior on the exponents adds to the objective of these points.</summary>
    public ExponentPenalty Penalty { get; set; }

    /// <summary>Weighted sum of squares of repeats about their own mean.</summary>
    public double PureError { get; private set; }

    /// <summary>Degrees of freedom of <see cref="PureError"/>.</summary>
    public int PureErrorDegreesOfFreedom => Rows - Count;

    /// <summary>True when the weights come from standard errors.</summary>
    public bool HasStandardErrors => _variances.Length > 0;

    /// <summary>Mean weight: the unit in which sums of squares are measured.</summary>
    public double MeanWeight => Weights.Average();

    /// <summary>The points of a fit, or the reason why there are none.</summary>
    public static FitPoints? Prepare(FitData data, FitOptions options, out string? refusal)
    {
        refusal = FirstBadRow(data, options);
        if (refusal is not null) return null;
        return Of(data, options.Objective.OnValues, options.Objective.IsSquares, like: null);
    }

    /// <summary>Every row for itself, centred as these points and with their prior.</summary>
    public FitPoints RowsOf(FitData data) => Of(data, OnValues, average: false, like: this);

    private static FitPoints Of(FitData data, bool onValues, bool average, FitPoints? like)
    {
        var order = Order(data);
        var sizes = 1;
        for (var i = 1; i < order.Length; i++) sizes += SameSize(data, order[i - 1], order[i]) ? 0 : 1;
        var count = average ? sizes : order.Length;
        var rows = data.HasStandardErrors && average ? sizes : data.Count;
        var points = new FitPoints(rows, count, sizes, data.AxisCount, data.HasStandardErrors, onValues);
        points.Read(data, order, average);
        if (data.Groups.Count > 0 && !average) points.Groups = Array.ConvertAll(order, row => data.Groups[row]);
        points.Centre(like);
        if (like is not null) points.Penalty = like.Penalty;
        return points;
    }

    /// <summary>A copy with weights and y of its own, to draw into.</summary>
    public FitPoints Copy()
    {
        var copy = new FitPoints(Rows, Count, Sizes, X.Length, HasStandardErrors, OnValues)
        {
            LogYReference = LogYReference,
            Penalty = Penalty,
        };
        for (var axis = 0; axis < X.Length; axis++) X[axis].CopyTo(copy.X[axis], 0);
        U.CopyTo(copy.U, 0);
        V.CopyTo(copy.V, 0);
        LogY.CopyTo(copy.LogY, 0);
        Values.CopyTo(copy.Values, 0);
        Weights.CopyTo(copy.Weights, 0);
        LogXReference.CopyTo(copy.LogXReference, 0);
        _variances.CopyTo(copy._variances, 0);
        return copy;
    }

    /// <summary>Sets the weights to 1 / (s² + τ²), s the standard error of each point on the scale of its residual.</summary>
    public void AddScatter(double variance)
    {
        for (var i = 0; i < Weights.Length; i++) Weights[i] = 1 / (_variances[i] + variance);
    }

    /// <summary>Number of different sizes on one axis.</summary>
    public int DistinctOn(int axis) => X[axis].Distinct().Count();

    private static string? FirstBadRow(FitData data, FitOptions options)
    {
        for (var i = 0; i < data.Count; i++)
        {
            if (!IsPositive(data.Y[i])) return Bad(i, options.ValueName, data.Y[i]);
            if (!IsPositive(data.Weights[i])) return Bad(i, "its weight", data.Weights[i]);
            if (data.HasStandardErrors && !IsPositive(data.StandardErrors[i]))
                return Bad(i, "its standard error", data.StandardErrors[i]);
            for (var axis = 0; axis < data.AxisCount; axis++)
            {
                if (!IsPositive(data.Axis(axis)[i])) return Bad(i, AxisName(options, axis), data.Axis(axis)[i]);
            }
        }

        return data.Count == 0 ? "There are no points to fit." : null;
    }

    /// <summary>The user's name of an axis, else x or the axis number.</summary>
    public static string AxisName(FitOptions options, int axis) =>
        axis < options.AxisNames.Count ? options.AxisNames[axis] : axis == 0 ? "x" : "x2";

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);

    private static string Bad(int row, string name, double value) => string.Create(
        CultureInfo.InvariantCulture,
        $"Point {row + 1}: {name} is {value}, but only finite numbers above zero have a logarithm; correct or leave out the row.");

    private static int[] Order(FitData data)
    {
        var order = new int[data.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (i, j) => Compare(data, i, j));
        return order;
    }

    private static int Compare(FitData data, int i, int j)
    {
        for (var axis = 0; axis < data.AxisCount; axis++)
        {
            var result = data.Axis(axis)[i].CompareTo(data.Axis(axis)[j]);
            if (result != 0) return result;
        }

        var byValue = data.Y[i].CompareTo(data.Y[j]);
        if (byValue != 0) return byValue;
        var byWeight = data.Weights[i].CompareTo(data.Weights[j]);
        return byWeight != 0 || data.Groups.Count == 0 ? byWeight : data.Groups[i].CompareTo(data.Groups[j]);
    }

    private static bool SameSize(FitData data, int i, int j)
    {
        for (var axis = 0; axis < data.AxisCount; axis++)
        {
            if (data.Axis(axis)[i] != data.Axis(axis)[j]) return false;
        }

        return true;
    }

    private void Read(FitData data, int[] order, bool average)
    {
        var k = -1;
        for (var first = 0; first < order.Length;)
        {
            var next = first + 1;
            while (average && next < order.Length && SameSize(data, order[first], order[next])) next++;
            k++;
            for (var axis = 0; axis < X.Length; axis++) X[axis][k] = data.Axis(axis)[order[first]];
            var (weight, mean) = (0.0, 0.0);
            for (var i = first; i < next; i++) weight += WeightOf(data, order[i]);
            for (var i = first; i < next; i++) mean += WeightOf(data, order[i]) / weight * TargetOf(data, order[i]);
            (Weights[k], LogY[k]) = (weight, OnValues ? Math.Log(mean) : mean);
            if (HasStandardErrors) _variances[k] = 1 / weight;
            else
            {
                for (var i = first; i < next && next - first > 1; i++)
                {
                    var deviation = TargetOf(data, order[i]) - mean;
                    PureError += WeightOf(data, order[i]) * deviation * deviation;
                }
            }

            first = next;
        }
    }

    private double TargetOf(FitData data, int row) => OnValues ? data.Y[row] : Math.Log(data.Y[row]);

    private double WeightOf(FitData data, int row)
    {
        if (!data.HasStandardErrors) return data.Weights[row];
        var error = OnValues ? data.StandardErrors[row] : data.StandardErrors[row] / data.Y[row];
        return 1 / (error * error);
    }

    private void Centre(FitPoints? like)
    {
        for (var axis = 0; axis < X.Length; axis++)
        {
            var centred = axis == 0 ? U : V;
            for (var i = 0; i < centred.Length; i++) centred[i] = Math.Log(X[axis][i]);
            LogXReference[axis] = Subtract(centred, like?.LogXReference[axis]);
        }

        LogYReference = Subtract(LogY, like?.LogYReference);
        if (!OnValues) return;
        for (var i = 0; i < Values.Length; i++) Values[i] = Math.Exp(LogY[i]);
        var squaredUnit = Math.Exp(2 * LogYReference);
        PureError /= squaredUnit;
        // Standard errors come in the unit of y; the sums are in units of the reference.
        for (var i = 0; i < _variances.Length; i++)
        {
            _variances[i] /= squaredUnit;
            Weights[i] *= squaredUnit;
        }
    }

    private static double Subtract(double[] values, double? reference)
    {
        var mean = reference ?? values.Average();
        for (var i = 0; i < values.Length; i++) values[i] -= mean;
        return mean;
    }
}
