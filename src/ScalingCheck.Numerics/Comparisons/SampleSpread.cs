using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Mean and variance of one number per commit.</summary>
/// <param name="Mean">Mean; NaN for no values.</param>
/// <param name="Variance">Sample variance with divisor m - 1; exactly 0 for equal values; NaN for fewer than two.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SampleSpread(double Mean, double Variance)
{
    public static SampleSpread Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return new(double.NaN, double.NaN);
        // Measured from the first value, so that equal values have variance 0 and their own value as mean, not a rounded one.
        var origin = values[0];
        var mean = 0.0;
        foreach (var value in values) mean += (value - origin) / values.Length;
        var sum = 0.0;
        foreach (var value in values) sum += (value - origin - mean) * (value - origin - mean);
        return new(origin + mean, values.Length < 2 ? double.NaN : sum / (values.Length - 1));
    }

    public static SampleSpread Of(CurveContrast contrast, IReadOnlyList<double[]> curves)
    {
        var values = new double[curves.Count];
        for (var c = 0; c < values.Length; c++) values[c] = contrast.Value(curves[c]);
        return Of(values);
    }
}
