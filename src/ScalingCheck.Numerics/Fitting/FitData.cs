namespace ScalingCheck.Numerics.Fitting;

/// <summary>The points of one fit: n rows of one or two axes, a value and a weight.</summary>
public sealed class FitData
{
    private readonly double[][] _axes;
    private readonly double[] _y;
    private readonly double[] _weights;

    /// <summary>Points on one axis.</summary>
    /// <param name="x">n sizes, each &gt; 0.</param>
    /// <param name="y">n values, each &gt; 0.</param>
    /// <param name="weights">n relative weights (1 / variance of ln y), each &gt; 0; null for equal weights.</param>
    public FitData(double[] x, double[] y, double[]? weights = null)
        : this([x], y, weights)
    {
    }

    /// <summary>Points on several axes.</summary>
    /// <param name="axes">One array of n sizes per axis, each &gt; 0.</param>
    /// <param name="y">n values, each &gt; 0.</param>
    /// <param name="weights">n relative weights (1 / variance of ln y), each &gt; 0; null for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no axis.</exception>
    public FitData(double[][] axes, double[] y, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(y);
        if (axes.Length == 0) throw new ArgumentException("At least one axis is needed.", nameof(axes));
        if (Array.Exists(axes, axis => axis.Length != y.Length))
            throw new ArgumentException("Every axis needs one size per value.", nameof(axes));
        if (weights is not null && weights.Length != y.Length)
            throw new ArgumentException("Every value needs one weight.", nameof(weights));
        _axes = axes;
        _y = y;
        _weights = weights ?? Enumerable.Repeat(1.0, y.Length).ToArray();
    }

    /// <summary>Number of points.</summary>
    public int Count => _y.Length;

    /// <summary>Number of axes.</summary>
    public int AxisCount => _axes.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>The relative weights.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The sizes on one axis.</summary>
    public ReadOnlySpan<double> Axis(int index) => _axes[index];
}
