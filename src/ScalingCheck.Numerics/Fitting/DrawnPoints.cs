namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// The points of one bootstrap draw, over and over in the same buffers: rows drawn with replacement (as weights, so that
/// the sizes stay where they are), or the fitted curve with new residuals.
/// </summary>
internal sealed class DrawnPoints
{
    private readonly FitPoints _rows;
    private readonly RowNumbers _numbers;
    private readonly IntervalMethod _method;
    private readonly double[] _curve;
    private readonly double[] _residuals;
    private readonly double _deviation;
    private readonly int _fewest;
    private readonly int[] _counts;
    private readonly double[] _groupWeights;
    private readonly int[] _seen;
    private int _stamp;

    /// <param name="rows">The rows that were fitted.</param>
    /// <param name="numbers">Which rows belong together.</param>
    /// <param name="curve">The fitted curve there, on the scale of the residuals.</param>
    /// <param name="variance">Residual variance, in units of the weights.</param>
    /// <param name="method">The bootstrap.</param>
    /// <param name="fewest">Fewest distinct sizes that a law can be fitted to: its number of parameters.</param>
    public DrawnPoints(
        FitPoints rows, RowNumbers numbers, double[] curve, double variance, IntervalMethod method, int fewest)
    {
        (_rows, _numbers, _curve, _method, _fewest) = (rows, numbers, curve, method, fewest);
        Points = rows.Copy();
        _deviation = Math.Sqrt(variance);
        _counts = new int[rows.Count];
        _seen = new int[rows.Count];
        _groupWeights = new double[rows.Count];
        _residuals = new double[rows.Count];
        // Residuals of rows with different weights are drawn from one pot, each in units of its own deviation.
        // A fit leaves them too small by the degrees of freedom that it took (Davison and Hinkley 1997, ch. 6).
        var taken = method == IntervalMethod.ResidualBootstrap ? Math.Sqrt(rows.Count / Math.Max(1.0, rows.Count - fewest)) : 1;
        for (var i = 0; i < rows.Count; i++) _residuals[i] = taken * (rows.Target[i] - curve[i]) * Math.Sqrt(rows.Weights[i]);
    }

    /// <summary>The points of the last draw.</summary>
    public FitPoints Points { get; }

    /// <summary>Makes a draw; false when a law cannot be fitted to it, and it must be made again.</summary>
    public bool Draw(ref DrawGenerator random) =>
        _method == IntervalMethod.CaseBootstrap ? DrawRows(ref random) : DrawResiduals(ref random);

    private bool DrawRows(ref DrawGenerator random)
    {
        Array.Clear(_counts);
        for (var i = 0; i < _counts.Length; i++) _counts[random.Index(_counts.Length)]++;
        for (var i = 0; i < _counts.Length; i++) Points.Weights[i] = _counts[i] * _rows.Weights[i];
        if (Distinct(_numbers.Size) < _fewest) return false;
        if (_rows.X.Length == 1) return true;
        // Each of several axes must show its own bend.
        for (var axis = 0; axis < _rows.X.Length; axis++)
        {
            if (Distinct(_numbers.OnAxis[axis]) < 3) return false;
        }

        return true;
    }

    private int Distinct(int[] numbers)
    {
        _stamp++;
        var count = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0 || _seen[numbers[i]] == _stamp) continue;
            _seen[numbers[i]] = _stamp;
            count++;
        }

        return count;
    }

    private bool DrawResiduals(ref DrawGenerator random)
    {
        var n = _residuals.Length;
        if (_method == IntervalMethod.WildBootstrap)
        {
            for (var group = 0; group < _numbers.GroupCount; group++) _groupWeights[group] = random.WebbWeight();
        }

        for (var i = 0; i < n; i++)
        {
            var residual = _method switch
            {
                IntervalMethod.ResidualBootstrap => _residuals[random.Index(n)],
                IntervalMethod.WildBootstrap => _residuals[i] * _groupWeights[_numbers.Group[i]],
                _ => _deviation * random.Normal(),
            };
            var target = _curve[i] + (residual / Math.Sqrt(_rows.Weights[i]));
            if (!_rows.OnValues)
            {
                Points.LogY[i] = target;
                continue;
            }

            if (!(target > 0)) return false;
            Points.Values[i] = target;
            Points.LogY[i] = Math.Log(target);
        }

        return true;
    }
}
