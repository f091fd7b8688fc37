namespace ScalingCheck.Numerics.Fitting;

/// <summary>The points of one fit: n rows of one or two axes, a value and a weight. It keeps copies of the arrays it is given.</summary>
public sealed class FitData
{
    private readonly double[][] _axes;
    private readonly double[] _y;
    private readonly double[] _weights;
    private readonly double[]? _standardErrors;

    /// <summary>Points on one axis.</summary>
    /// <param name="x">n sizes, each &gt; 0.</param>
    /// <param name="y">n values, each &gt; 0.</param>
    /// <param name="weights">n relative weights (1 / variance of ln y), each &gt; 0; null for equal weights.</param>
    /// <param name="standardErrors">n standard errors in the unit of y, each &gt; 0, instead of weights; null for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, or both weights and standard errors are given.</exception>
    public FitData(double[] x, double[] y, double[]? weights = null, double[]? standardErrors = null)
        : this([x], y, weights, standardErrors)
    {
    }

    /// <summary>Points on several axes.</summary>
    /// <param name="axes">One array of n sizes per axis, each &gt; 0.</param>
    /// <param name="y">n values, each &gt; 0.</param>
    /// <param name="weights">n relative weights (1 / variance of ln y), each &gt; 0; null for equal weights.</param>
    /// <param name="standardErrors">n standard errors in the unit of y, each &gt; 0, instead of weights; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, there is no axis, or both weights and standard errors are given.
    /// </exception>
    public FitData(double[][] axes, double[] y, double[]? weights = null, double[]? standardErrors = null)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var axis in axes) ArgumentNullException.ThrowIfNull(axis, nameof(axes));
        if (axes.Length == 0) throw new ArgumentException("At least one axis is needed.", nameof(axes));
        if (Array.Exists(axes, axis => axis.Length != y.Length))
            throw new ArgumentException("Every axis needs one size per value.", nameof(axes));
        if (weights is not null && weights.Length != y.Length)
            throw new ArgumentException("Every value needs one weight.", nameof(weights));
        if (standardErrors is not null && standardErrors.Length != y.Length)
            throw new ArgumentException("Every value needs one standard error.", nameof(standardErrors));
        if (standardErrors is not null && weights is not null)
            throw new ArgumentException("Give weights or standard errors, not both.", nameof(standardErrors));
        _axes = Array.ConvertAll(axes, static axis => axis[..]);
        _y = y[..];
        _weights = weights?[..] ?? Enumerable.Repeat(1.0, y.Length).ToArray();
        _standardErrors = standardErrors?[..];
    }

    /// <summary>
    /// One group number per point where rows belong together (one run measured at many steps); empty when each point stands
    /// for itself. <see cref="IntervalMethod.WildBootstrap"/> draws one weight per group.
    /// </summary>
    /// <exception cref="ArgumentException">Set to another number of values than there are points.</exception>
    public IReadOnlyList<int> Groups
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count != 0 && value.Count != Count) throw new ArgumentException("Every value needs one group.", nameof(value));
            field = value;
        }
    } = [];

    /// <summary>Number of points.</summary>
    public int Count => _y.Length;

    /// <summary>Number of axes.</summary>
    public int AxisCount => _axes.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>The relative weights.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>
    /// True when each value has a standard error. The weights are then 1 / (s^2 + tau^2) with s the relative standard error
    /// and tau the extra scatter that the fit finds (Paule and Mandel 1982).
    /// </summary>
    public bool HasStandardErrors => _standardErrors is not null;

    /// <summary>The standard errors in the unit of y; empty when there are none.</summary>
    public ReadOnlySpan<double> StandardErrors => _standardErrors;

    /// <summary>The n sizes on one axis.</summary>
    /// <param name="index">From 0 to <see cref="AxisCount"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such axis.</exception>
    public ReadOnlySpan<double> Axis(int index) => _axes[index];
}
