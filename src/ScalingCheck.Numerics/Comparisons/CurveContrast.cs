namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// One linear question asked of a curve: value = Σ c_i d_i, where d_i is ln y (or the log ratio head/base, positive =
/// worse) at the sizes u_i = ln x_i. It carries the straight line (or shared-floor line) it was derived from, so that the
/// scatter about that line is its error. Weighted least squares throughout; weights are relative, 1/variance.
/// </summary>
public sealed class CurveContrast
{
    private readonly double[] _coefficients;
    private readonly double[] _weights;
    private readonly double[] _first;
    private readonly double[] _second;

    private CurveContrast(ContrastKind kind, double[] weights, double[] first, double[] second, double[] coefficients)
    {
        Kind = kind;
        _weights = weights;
        _first = first;
        _second = second;
        _coefficients = coefficients;
        for (var i = 0; i < weights.Length; i++)
        {
            VarianceFactor += coefficients[i] * coefficients[i] / weights[i];
            TotalWeight += weights[i];
        }
    }

    /// <summary>The question.</summary>
    public ContrastKind Kind { get; }

    /// <summary>Number of sizes.</summary>
    public int Count => _coefficients.Length;

    /// <summary>The c_i of value = Σ c_i d_i; NaN when the sizes do not determine it (a slope of one size).</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>Σ c_i²/w_i: the standard error of the value is s times its root, s the scatter of one d_i of weight 1.</summary>
    public double VarianceFactor { get; }

    internal double TotalWeight { get; }

    /// <summary>Mean of d: the same factor at every size.</summary>
    /// <param name="u">ln x of n sizes, any origin, any order.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CurveContrast Level(ReadOnlySpan<double> u, ReadOnlySpan<double> weights = default)
    {
        var (w, centred, _) = Centre(u, weights);
        return Create(ContrastKind.Level, w, Ones(u.Length), centred, 1, 0);
    }

    /// <summary>Slope of d per e-fold of x.</summary>
    /// <inheritdoc cref="Level"/>
    public static CurveContrast Slope(ReadOnlySpan<double> u, ReadOnlySpan<double> weights = default)
    {
        var (w, centred, _) = Centre(u, weights);
        return Create(ContrastKind.Slope, w, Ones(u.Length), centred, 0, 1);
    }

    /// <summary>d on its straight line at a size: a + b (uTarget - mean u).</summary>
    /// <param name="u">ln x of n sizes, any origin, any order.</param>
    /// <param name="uTarget">ln x of the size asked about, from the same origin.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CurveContrast RatioAt(
        ReadOnlySpan<double> u, double uTarget, ReadOnlySpan<double> weights = default)
    {
        var (w, centred, mean) = Centre(u, weights);
        return Create(ContrastKind.RatioAt, w, Ones(u.Length), centred, 1, uTarget - mean);
    }

    /// <summary>
    /// Change of ln y at a size when the floor is common to both commits: regress d on (R, -u R), which gives
    /// (change of ln A, change of alpha), and take (change of ln A - change of alpha uTarget) R(uTarget).
    /// A straight line cannot do this: the ratio of two saturating curves bends, and its extrapolation is several times
    /// too large.
    /// </summary>
    /// <param name="u">ln x of n sizes, any order, from the origin that <paramref name="pooled"/> is written in.</param>
    /// <param name="pooled">One curve fitted to the points of both commits.</param>
    /// <param name="uTarget">ln x of the size asked about, from the same origin.</param>
    /// <param name="weights">n relative weights &gt; 0; empty for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CurveContrast SharedFloor(
        ReadOnlySpan<double> u, SharedFloorCurve pooled, double uTarget, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(pooled);
        var (w, centred, mean) = Centre(u, weights);
        var share = new double[u.Length];
        var bend = new double[u.Length];
        for (var i = 0; i < u.Length; i++)
        {
            share[i] = pooled.ReducibleShare(u[i]);
            bend[i] = -centred[i] * share[i];
        }

        var atTarget = pooled.ReducibleShare(uTarget);
        return Create(ContrastKind.SharedFloor, w, share, bend, atTarget, -(uTarget - mean) * atTarget);
    }

    /// <summary>Σ c_i d_i.</summary>
    /// <param name="curve">n values of ln y, or log ratios, in the order of the sizes.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public double Value(ReadOnlySpan<double> curve)
    {
        CheckLength(curve);
        var value = 0.0;
        for (var i = 0; i < curve.Length; i++) value += _coefficients[i] * curve[i];
        return value;
    }

    /// <summary>Σ w_i r_i² about the least-squares line of this contrast, on n - 2 degrees of freedom.</summary>
    /// <param name="curve">n values of ln y, or log ratios, in the order of the sizes.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public double ResidualSumOfSquares(ReadOnlySpan<double> curve)
    {
        CheckLength(curve);
        double first = 0, second = 0;
        for (var i = 0; i < curve.Length; i++) first += _weights[i] * _first[i] * curve[i];
        for (var i = 0; i < curve.Length; i++) second += _weights[i] * _second[i] * (curve[i] - first * _first[i]);
        var sum = 0.0;
        for (var i = 0; i < curve.Length; i++)
        {
            var residual = curve[i] - first * _first[i] - second * _second[i];
            sum += _weights[i] * residual * residual;
        }

        return sum;
    }

    /// <summary>
    /// The contrast g1 beta1 + g2 beta2 of the weighted regression of d on two columns. The columns are made orthonormal
    /// first, so that nearly parallel ones cost no digits.
    /// </summary>
    internal static CurveContrast Create(
        ContrastKind kind, double[] weights, double[] column1, double[] column2, double g1, double g2)
    {
        var n = weights.Length;
        var length1 = Math.Sqrt(Dot(weights, column1, column1));
        var first = Array.ConvertAll(column1, x => x / length1);
        var overlap = Dot(weights, first, column2);
        var second = new double[n];
        for (var i = 0; i < n; i++) second[i] = column2[i] - overlap * first[i];
        var length2 = Math.Sqrt(Dot(weights, second, second));
        // One size, however often, says nothing about a slope; the level can do without.
        var spans = length2 > 1e-12 * Math.Sqrt(Dot(weights, column2, column2));
        for (var i = 0; i < n; i++) second[i] = spans ? second[i] / length2 : double.NaN;

        // column1 = length1 q1, column2 = overlap q1 + length2 q2, so beta2 = q2'd/length2 and
        // beta1 = (q1'd - overlap beta2)/length1.
        var onFirst = g1 / length1;
        var onSecond = spans ? (g2 - g1 * overlap / length1) / length2 : double.NaN;
        if (!spans && g2 == 0) onSecond = 0;
        var coefficients = new double[n];
        for (var i = 0; i < n; i++)
            coefficients[i] = weights[i] * (onFirst * first[i] + (onSecond == 0 ? 0 : onSecond * second[i]));
        return new CurveContrast(kind, weights, first, second, coefficients);
    }

    private static (double[] Weights, double[] Centred, double Mean) Centre(
        ReadOnlySpan<double> u, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty && weights.Length != u.Length)
            throw new ArgumentException("Every size needs one weight.", nameof(weights));
        var w = weights.IsEmpty ? Ones(u.Length) : weights.ToArray();
        double sum = 0, total = 0;
        for (var i = 0; i < u.Length; i++)
        {
            sum += w[i] * u[i];
            total += w[i];
        }

        var mean = sum / total;
        var centred = u.ToArray();
        for (var i = 0; i < centred.Length; i++) centred[i] -= mean;
        return (w, centred, mean);
    }

    private void CheckLength(ReadOnlySpan<double> curve)
    {
        if (curve.Length != Count)
            throw new ArgumentException("The curve needs one value per size of the contrast.", nameof(curve));
    }

    private static double Dot(double[] w, double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < w.Length; i++) sum += w[i] * x[i] * y[i];
        return sum;
    }

    private static double[] Ones(int n) => Enumerable.Repeat(1.0, n).ToArray();
}
