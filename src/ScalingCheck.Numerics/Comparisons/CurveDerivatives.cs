using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Two commits about the curve fitted to both, linearised in its parameters: what a change of each parameter does to ln y,
/// and how much of it the points can tell from noise.
/// </summary>
internal sealed class CurveDerivatives
{
    private readonly CurvePair _pair;
    private readonly LawFit _pooled;
    private readonly LawSensitivity _sensitivity;
    private readonly double[] _headInformation;
    private readonly double[] _total;
    private readonly double[] _factor;
    private readonly bool _regular;

    /// <param name="pair">The points, with weights.</param>
    /// <param name="pooled">One curve fitted to all of them.</param>
    /// <param name="sensitivity">Its derivatives.</param>
    public CurveDerivatives(CurvePair pair, LawFit pooled, LawSensitivity sensitivity)
    {
        (_pair, _pooled, _sensitivity) = (pair, pooled, sensitivity);
        var p = sensitivity.Count;
        _headInformation = new double[p * p];
        _total = new double[p * p];
        Span<double> ones = new double[p];
        foreach (var (data, isHead) in new[] { (pair.Base, false), (pair.Head, true) })
        {
            for (var i = 0; i < data.Count; i++)
            {
                var j = sensitivity.LogGradient(CurvePair.Sizes(data, i));
                for (var k = 0; k < p; k++)
                {
                    ones[k] += data.Weights[i] * j[k];
                    for (var l = 0; l < p; l++)
                    {
                        var product = data.Weights[i] * j[k] * j[l];
                        _total[(k * p) + l] += product;
                        if (isHead) _headInformation[(k * p) + l] += product;
                    }
                }
            }
        }

        _factor = [.. _total];
        _regular = SmallMatrix.Factor(_factor, p);
        // The direction in parameters that multiplies y by the same factor everywhere.
        Scaling = ones.ToArray();
        if (_regular) SmallMatrix.Solve(_factor, p, Scaling);
    }

    /// <summary>Change of the parameters that changes ln y by 1 at every size.</summary>
    public double[] Scaling { get; }

    /// <summary>
    /// What a change of the head by two directions adds to the pooled sum of squares beyond the best pooled curve:
    /// aᵀ (M_h - M_h M⁻¹ M_h) b. The noncentrality of one curve against two is this over the residual variance.
    /// </summary>
    public double Visible(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var p = _sensitivity.Count;
        if (!_regular) return double.NaN;
        Span<double> left = stackalloc double[p];
        Span<double> right = stackalloc double[p];
        var direct = 0.0;
        for (var k = 0; k < p; k++)
        {
            (left[k], right[k]) = (0, 0);
            for (var l = 0; l < p; l++)
            {
                left[k] += _headInformation[(k * p) + l] * a[l];
                right[k] += _headInformation[(k * p) + l] * b[l];
            }

            direct += a[k] * right[k];
        }

        SmallMatrix.Solve(_factor, p, right);
        for (var k = 0; k < p; k++) direct -= left[k] * right[k];
        return direct;
    }

    /// <summary>
    /// Change of ln y at a size when both commits share the floor: the residuals of both about the pooled curve are regressed
    /// on all its derivatives, and those of the head on its derivatives but the floor's once more. At matched sizes this is
    /// <see cref="CurveContrast.SharedFloor"/>, since what the two have in common drops out.
    /// </summary>
    /// <param name="target">Sizes, one per axis.</param>
    /// <returns>Head less base, with the scatter about that regression as error; NaN where it is not determined.</returns>
    public Worsening SharedFloorChange(double[] target)
    {
        var p = _sensitivity.Count;
        int[] own = [.. Enumerable.Range(0, p).Where(k => !_sensitivity.Quantities.Any(q => q.Index == k && q.Floor is not null))];
        var size = p + own.Length;
        var normal = new double[size * size];
        var right = new double[size];
        var row = new double[size];
        var total = 0.0;
        foreach (var (data, isHead) in new[] { (_pair.Base, 0), (_pair.Head, 1) })
        {
            for (var i = 0; i < data.Count; i++)
            {
                var sizes = CurvePair.Sizes(data, i);
                var j = _sensitivity.LogGradient(sizes);
                j.CopyTo(row, 0);
                for (var k = 0; k < own.Length; k++) row[p + k] = isHead * j[own[k]];
                var (w, residual) = (data.Weights[i], Math.Log(data.Y[i] / _pooled.Predict(sizes)));
                total += w * residual * residual;
                for (var k = 0; k < size; k++)
                {
                    right[k] += w * row[k] * residual;
                    for (var l = 0; l <= k; l++) normal[(k * size) + l] += w * row[k] * row[l];
                }
            }
        }

        var degrees = _pair.Base.Count + _pair.Head.Count - size;
        if (degrees < 1 || !SmallMatrix.Factor(normal, size)) return new(double.NaN, double.NaN, degrees);
        double[] change = [.. right];
        SmallMatrix.Solve(normal, size, change);
        for (var k = 0; k < size; k++) total -= change[k] * right[k];
        var atTarget = _sensitivity.LogGradient(target);
        Array.Clear(row);
        var value = 0.0;
        for (var k = 0; k < own.Length; k++)
        {
            row[p + k] = atTarget[own[k]];
            value += row[p + k] * change[p + k];
        }

        var variance = Math.Max(0, total) / degrees * SmallMatrix.InverseForm(normal, size, row);
        return new(value, Math.Sqrt(variance), degrees);
    }

    /// <summary>The smallest change of each kind that F tests at a level see with a power.</summary>
    /// <param name="variance">Residual variance of the two separate curves.</param>
    /// <param name="degreesOfFreedom">Its degrees of freedom.</param>
    /// <param name="level">Level of the tests.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="shape">True when the shape was tested too.</param>
    public IReadOnlyList<SmallestChange> SmallestChanges(
        double variance, int degreesOfFreedom, double level, double power, bool shape)
    {
        if (!_regular) return [];
        var p = _sensitivity.Count;
        var oneCurve = Math.Sqrt(variance * NoncentralF.Noncentrality(level, power, p, degreesOfFreedom));
        var freeFactor = shape && p > 1
            ? Math.Sqrt(variance * NoncentralF.Noncentrality(level, power, p - 1, degreesOfFreedom))
            : double.NaN;
        var scaling = Visible(Scaling, Scaling);
        var list = new List<SmallestChange>
        {
            new("factor", oneCurve / Math.Sqrt(scaling), shape ? double.PositiveInfinity : double.NaN),
        };
        foreach (var quantity in _sensitivity.Quantities.Where(q => q.Index >= 0))
        {
            var direction = new double[p];
            direction[quantity.Index] = 1;
            var visible = Visible(direction, direction);
            var across = Visible(direction, Scaling);
            var scale = Math.Abs(quantity.Scale);
            list.Add(new(
                quantity.Name,
                scale * oneCurve / Math.Sqrt(visible),
                scale * freeFactor / Math.Sqrt(Math.Max(0, visible - (across * across / scaling)))));
        }

        return list;
    }
}
