namespace ScalingCheck.Numerics.Processes;

/// <summary>Lengths of finished excursions above each of some levels, counted along a series; sums of counts are counts.</summary>
internal sealed class ExcursionCounts
{
    private readonly double[] _levels;
    private readonly int[] _current;
    private readonly bool[] _started;
    private readonly List<long>[] _counts;

    // Of the intervals above and below zero, and two apart.
    private long _before;
    private long _last;
    private long _running;
    private bool _above;
    private bool _inside;
    private long _pairs;
    private double _sumFirst, _sumSecond, _squareFirst, _squareSecond, _product;

    public ExcursionCounts(IReadOnlyList<double> levels)
    {
        _levels = [.. levels];
        _current = new int[_levels.Length];
        _started = new bool[_levels.Length];
        _counts = [.. _levels.Select(_ => new List<long> { 0 })];
    }

    /// <summary>The next value, in standard deviations.</summary>
    public void Add(double value)
    {
        for (var k = 0; k < _levels.Length; k++)
        {
            if (value > _levels[k])
            {
                // The first stay may have begun before the series did.
                if (_started[k]) _current[k]++;
                continue;
            }

            _started[k] = true;
            if (_current[k] == 0) continue;
            var counts = _counts[k];
            while (counts.Count <= _current[k]) counts.Add(0);
            counts[_current[k]]++;
            _current[k] = 0;
        }

        AddInterval(value > 0);
    }

    private void AddInterval(bool above)
    {
        if (above == _above)
        {
            _running++;
            return;
        }

        if (_inside && _running > 0)
        {
            if (_before > 0)
            {
                _pairs++;
                _sumFirst += _before;
                _sumSecond += _running;
                _squareFirst += (double)_before * _before;
                _squareSecond += (double)_running * _running;
                _product += (double)_before * _running;
            }

            (_before, _last) = (_last, _running);
        }

        (_above, _inside, _running) = (above, true, 1);
    }

    /// <summary>Adds those of another stretch.</summary>
    public void Merge(ExcursionCounts other)
    {
        for (var k = 0; k < _counts.Length; k++)
        {
            while (_counts[k].Count < other._counts[k].Count) _counts[k].Add(0);
            for (var length = 0; length < other._counts[k].Count; length++) _counts[k][length] += other._counts[k][length];
        }

        // Whole numbers below 2^53: the order of summing does not matter.
        _pairs += other._pairs;
        _sumFirst += other._sumFirst;
        _sumSecond += other._sumSecond;
        _squareFirst += other._squareFirst;
        _squareSecond += other._squareSecond;
        _product += other._product;
    }

    /// <summary>Correlation of the lengths of intervals two apart, above and below zero alike; NaN when there are too few.</summary>
    public double Dependence()
    {
        if (_pairs < 3) return double.NaN;
        var covariance = (_product / _pairs) - (_sumFirst / _pairs * (_sumSecond / _pairs));
        var first = (_squareFirst / _pairs) - Math.Pow(_sumFirst / _pairs, 2);
        var second = (_squareSecond / _pairs) - Math.Pow(_sumSecond / _pairs, 2);
        return covariance / Math.Sqrt(first * second);
    }

    /// <summary>How many excursions above level k had each length.</summary>
    public IReadOnlyList<long> Of(int k) => _counts[k];
}
