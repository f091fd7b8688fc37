using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The points of two commits, and what makes them incomparable before any fit.</summary>
internal sealed record CurvePair(FitData Head, FitData Base)
{
    /// <summary>Half a decade: with less in common, two curves are compared by extrapolation.</summary>
    private static readonly double SmallestOverlap = Math.Log(10) / 2;

    /// <summary>All points as those of one curve, the head's ln y less a shift.</summary>
    public FitData Pooled(double headShift = 0)
    {
        var axes = new double[Base.AxisCount][];
        for (var axis = 0; axis < axes.Length; axis++) axes[axis] = [.. Base.Axis(axis), .. Head.Axis(axis)];
        var head = Head.Y.ToArray();
        if (headShift != 0)
        {
            for (var i = 0; i < head.Length; i++) head[i] *= Math.Exp(-headShift);
        }

        return new FitData(axes, [.. Base.Y, .. head], [.. Base.Weights, .. Head.Weights]);
    }

    /// <summary>Sizes of one row.</summary>
    public static double[] Sizes(FitData data, int row)
    {
        var sizes = new double[data.AxisCount];
        for (var axis = 0; axis < sizes.Length; axis++) sizes[axis] = data.Axis(axis)[row];
        return sizes;
    }

    /// <summary>The largest size of both commits on every axis.</summary>
    public double[] Largest()
    {
        var sizes = new double[Base.AxisCount];
        for (var axis = 0; axis < sizes.Length; axis++)
            sizes[axis] = Math.Max(Range(Head, axis).High, Range(Base, axis).High);
        return sizes;
    }

    /// <summary>The reason to refuse the points, or null. Assumes that both can be fitted.</summary>
    public string? Refuse(FitOptions names)
    {
        if (AreCopies()) return "Head and base rows are identical: was the benchmark run?";
        for (var axis = 0; axis < Base.AxisCount; axis++)
        {
            var (head, @base) = (Range(Head, axis), Range(Base, axis));
            var common = Math.Log(Math.Min(head.High, @base.High) / Math.Max(head.Low, @base.Low));
            if (common >= SmallestOverlap * (1 - 1e-9)) continue;
            var name = FitPoints.AxisName(names, axis);
            return $"The two commits were run at sizes that do not overlap by half a decade of {name} "
                + $"(head {Span(head)}, base {Span(@base)}): run both over a common range of {name}.";
        }

        return null;
    }

    private static string Span((double Low, double High) range) =>
        $"{Words.Number(range.Low)} to {Words.Number(range.High)}";

    private static (double Low, double High) Range(FitData data, int axis)
    {
        var (low, high) = (double.PositiveInfinity, 0.0);
        foreach (var size in data.Axis(axis)) (low, high) = (Math.Min(low, size), Math.Max(high, size));
        return (low, high);
    }

    private bool AreCopies()
    {
        if (Head.Count != Base.Count) return false;
        var (head, @base) = (Order(Head), Order(Base));
        for (var i = 0; i < head.Length; i++)
        {
            if (Compare(Head, head[i], Base, @base[i]) != 0) return false;
        }

        return true;
    }

    private static int[] Order(FitData data)
    {
        var order = Enumerable.Range(0, data.Count).ToArray();
        Array.Sort(order, (i, j) => Compare(data, i, data, j));
        return order;
    }

    private static int Compare(FitData left, int i, FitData right, int j)
    {
        for (var axis = 0; axis < left.AxisCount; axis++)
        {
            var result = left.Axis(axis)[i].CompareTo(right.Axis(axis)[j]);
            if (result != 0) return result;
        }

        return left.Y[i].CompareTo(right.Y[j]);
    }
}
