namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>The newest values in ascending order, kept by insertion: median and median deviation in logarithmic time.</summary>
internal sealed class SortedWindow(int capacity)
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation.</summary>
    private const double MedianDeviation = 1.4826;

    /// <summary>Makes the mean absolute deviation of normal values their standard deviation: √(π/2).</summary>
    private const double MeanDeviation = 1.2533;

    private readonly double[] _sorted = new double[capacity];

    public int Capacity => _sorted.Length;

    public int Count { get; private set; }

    public double Smallest => _sorted[0];

    public double Largest => _sorted[Count - 1];

    /// <summary>Mean of the two middle values for an even number.</summary>
    public double Median => (_sorted[(Count - 1) / 2] + _sorted[Count / 2]) / 2;

    public ReadOnlySpan<double> Values => _sorted.AsSpan(0, Count);

    public void Fill(ReadOnlySpan<double> values)
    {
        values.CopyTo(_sorted);
        Count = values.Length;
        Array.Sort(_sorted, 0, Count);
    }

    public void Add(double value)
    {
        var place = Place(value);
        Array.Copy(_sorted, place, _sorted, place + 1, Count - place);
        _sorted[place] = value;
        Count++;
    }

    public void Remove(double value)
    {
        var place = Place(value);
        Count--;
        Array.Copy(_sorted, place + 1, _sorted, place, Count - place);
    }

    /// <summary>1.4826 MAD; where more than half of the values are equal, 1.2533 mean absolute deviation; 0 for a constant.</summary>
    public double Scale()
    {
        if (MedianScale() is > 0 and var scale) return scale;
        var median = Median;
        var sum = 0.0;
        foreach (var value in Values) sum += Math.Abs(value - median);
        return MeanDeviation * sum / Count;
    }

    /// <summary>1.4826 MAD; 0 where more than half of the values are equal.</summary>
    public double MedianScale()
    {
        var median = Median;
        return MedianDeviation * (Deviation((Count - 1) / 2, median) + Deviation(Count / 2, median)) / 2;
    }

    /// <summary>1.4826 times the median size of the values: the standard deviation of normal values about 0.</summary>
    public double SizeScale()
    {
        var sizes = new SortedWindow(Count);
        sizes.Fill(Array.ConvertAll(Values.ToArray(), Math.Abs));
        return MedianDeviation * sizes.Median;
    }

    /// <summary>
    /// The k-th smallest |x - median|, from 0: those below the median, from it downwards, and those above, upwards, are two
    /// ascending lists; a bisection finds how many of the smallest k + 1 are from the first.
    /// </summary>
    private double Deviation(int k, double median)
    {
        var below = Count / 2;
        var above = Count - below;
        int low = Math.Max(0, k + 1 - above), high = Math.Min(k + 1, below);
        while (low < high)
        {
            var taken = (low + high) / 2;
            // One more from below belongs in when it is nearer than the last one taken from above.
            if (median - _sorted[below - 1 - taken] < _sorted[below + k - taken] - median) low = taken + 1;
            else high = taken;
        }

        var fromBelow = low > 0 ? median - _sorted[below - low] : double.NegativeInfinity;
        var fromAbove = k - low >= 0 ? _sorted[below + k - low] - median : double.NegativeInfinity;
        return Math.Max(fromBelow, fromAbove);
    }

    private int Place(double value)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
