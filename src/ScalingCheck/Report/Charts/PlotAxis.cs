using System.Globalization;

namespace ScalingCheck.Report.Charts;

/// <summary>One axis of a picture: where a value lies between its ends, and which values to mark.</summary>
internal sealed class PlotAxis
{
    private const int MostTicks = 50;

    private readonly double _low;
    private readonly double _high;

    private PlotAxis(double low, double high, bool isLog)
    {
        IsLog = isLog;
        _low = low;
        _high = high;
    }

    /// <summary>True when equal factors are equally far apart.</summary>
    public bool IsLog { get; }

    public double Low => IsLog ? Math.Exp(_low) : _low;

    public double High => IsLog ? Math.Exp(_high) : _high;

    /// <summary>An axis that holds all values with a little room; logarithmic when they are positive and span more than a factor of three.</summary>
    public static PlotAxis Around(IEnumerable<double> values, bool linear = false)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0) return new PlotAxis(0, 1, isLog: false);
        var (low, high) = (finite.Min(), finite.Max());
        var log = !linear && low > 0 && high / low > 3;
        if (log) (low, high) = (Math.Log(low), Math.Log(high));
        // Values that differ by rounding alone are one value: a picture of rounding would look like news.
        var flat = high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high));
        var room = !flat ? (high - low) * 0.05 : Math.Max(Math.Abs(high) * 0.05, 1e-12);
        return new PlotAxis(low - room, high + room, log);
    }

    /// <summary>0 at the low end, 1 at the high end, beyond them outside.</summary>
    public double Position(double value) => ((IsLog ? Math.Log(value) : value) - _low) / (_high - _low);

    /// <summary>The value at a position between 0 and 1.</summary>
    public double Value(double position)
    {
        var at = _low + position * (_high - _low);
        return IsLog ? Math.Exp(at) : at;
    }

    /// <summary>Round values inside the axis, at most about <paramref name="most"/>.</summary>
    public IReadOnlyList<double> Ticks(int most)
    {
        var ticks = IsLog ? LogTicks(most) : LinearTicks(most);
        return ticks.Count >= 2 ? ticks : [Value(0.05), Value(0.95)];
    }

    /// <summary>A tick as text, with as many digits as it takes to tell it from the next.</summary>
    public string Label(double tick)
    {
        var large = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (IsLog || large >= 1e6 || large < 1e-3) return NumberText.Short(tick, IsLog ? 3 : 6);
        var step = (_high - _low) / 10;
        var digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 15);
        var text = Math.Round(tick, digits).ToString("0.###############", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private List<double> LogTicks(int most)
    {
        double[][] mantissas = [[1, 2, 3, 5], [1, 2, 5], [1, 3], [1]];
        var (first, last) = ((int)Math.Floor(_low / Math.Log(10)), (int)Math.Ceiling(_high / Math.Log(10)));
        foreach (var set in mantissas)
        {
            var ticks = Enumerable.Range(first, last - first + 1)
                .SelectMany(decade => set.Select(mantissa => mantissa * Math.Pow(10, decade)))
                .Where(value => Position(value) is >= 0 and <= 1).ToList();
            if (ticks.Count <= most) return ticks;
        }

        var step = (last - first + most - 1) / most;
        return [.. Enumerable.Range(first, last - first + 1).Where(decade => decade % step == 0)
            .Select(decade => Math.Pow(10, decade)).Where(value => Position(value) is >= 0 and <= 1)];
    }

    private List<double> LinearTicks(int most)
    {
        var rough = (_high - _low) / Math.Max(1, most);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
        var first = Math.Ceiling(_low / step);
        // Counted, since adding a small step to a large number may not move it.
        return [.. Enumerable.Range(0, MostTicks).Select(i => first + i == 0 ? 0 : (first + i) * step).TakeWhile(tick => tick <= _high).Distinct()];
    }
}
