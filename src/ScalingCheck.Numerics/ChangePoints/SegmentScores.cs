namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>The scores of one segment, commit by commit, with the newest values kept sorted. Nothing is allocated per commit.</summary>
internal sealed class SegmentScores(int window)
{
    /// <summary>So many equal values make an exact metric: its noise is none, and any difference is news.</summary>
    public const int EqualValues = 5;

    private readonly SortedWindow _sorted = new(window);
    private readonly double[] _clipped = new double[window];
    private int _start;
    private int _from;
    private int _to;

    public double Median => _sorted.Median;

    /// <summary>Robust standard deviation of the window, 0 for equal values.</summary>
    public double Scale { get; private set; }

    /// <summary>Values that form level and scatter.</summary>
    public int Count => _sorted.Count;

    /// <summary>Begins a segment.</summary>
    public void Restart(int start)
    {
        _start = start;
        (_from, _to) = (0, 0);
    }

    /// <summary>Moves the window to the values of the segment before commit t, and measures level and scatter.</summary>
    public void MoveTo(ReadOnlySpan<double> values, int t)
    {
        var from = Math.Max(_start, t - window);
        if (_to != t - 1 || _from < _start)
        {
            _sorted.Fill(values[from..t]);
        }
        else
        {
            if (_from < from) _sorted.Remove(values[_from]);
            _sorted.Add(values[t - 1]);
        }

        (_from, _to) = (from, t);
        Scale = _sorted.Smallest == _sorted.Largest ? 0 : _sorted.Scale();
    }

    /// <summary>The score of commit t, after <see cref="MoveTo"/>; of a constant series, of which way the value differs.</summary>
    public ResidualScore Score(ReadOnlySpan<double> values, int t)
    {
        if (Scale > 0) return ResidualScore.Of(values[_from..t], values[t], Median, Scale, _clipped);
        var sign = Math.Sign(values[t] - values[t - 1]);
        return new(ResidualScore.Clip * sign, -ResidualScore.Clip * sign, 0);
    }

    /// <summary>
    /// The value of an exact metric before commit t, or NaN. When the first value of the segment differs, it is the
    /// exception that began it, and a whole warm-up of equal values has to follow: what differs every few commits is not
    /// exact.
    /// </summary>
    public static double Exact(ReadOnlySpan<double> values, int start, int t, DetectorOptions options)
    {
        var from = Math.Max(start, t - options.Window);
        if (t - from < EqualValues || values[t - 1] != values[t - EqualValues]) return double.NaN;
        var before = values[from..t];
        var exact = before[^1];
        if (before[1..].ContainsAnyExcept(exact)) return double.NaN;
        return before[0] == exact || (from == start && before.Length > options.Warmup) ? exact : double.NaN;
    }
}
