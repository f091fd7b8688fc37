using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>Which runs are of the same size: within <see cref="SizeMatching.Tolerance"/> on every axis.</summary>
internal static class SizeSet
{
    public static bool AreSame(double[] left, double[] right)
    {
        if (left.Length != right.Length) return false;
        for (var axis = 0; axis < left.Length; axis++)
        {
            if (!(Math.Abs(left[axis] - right[axis]) <= SizeMatching.Tolerance * Math.Max(left[axis], right[axis]))) return false;
        }

        return true;
    }

    /// <summary>The different sizes of a data set.</summary>
    public static List<double[]> Of(FitData? data)
    {
        var distinct = new List<double[]>();
        for (var i = 0; i < (data?.Count ?? 0); i++)
        {
            var sizes = CurvePair.Sizes(data!, i);
            if (!distinct.Exists(known => AreSame(known, sizes))) distinct.Add(sizes);
        }

        return distinct;
    }

    /// <summary>How many rows have a size.</summary>
    public static int Count(FitData? data, double[] size)
    {
        var count = 0;
        for (var i = 0; i < (data?.Count ?? 0); i++) count += AreSame(CurvePair.Sizes(data!, i), size) ? 1 : 0;
        return count;
    }
}
