using System.Collections.Concurrent;
using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Benchmarks.Processes;

/// <summary>One long series of a known model, and how often rules alarm in it.</summary>
internal sealed class LongRun(CovarianceModel model, int steps)
{
    private readonly double[] _values = PersistenceTables.History(model, steps, 77);
    private readonly ConcurrentDictionary<double, long[]> _excursions = new();

    /// <summary>Excursions of this length or more per step.</summary>
    public double Alarms(double level, int length) => _excursions.GetOrAdd(Math.Round(level, 3), Count).Skip(length).Sum() / (double)_values.Length;

    public int CriticalLength(double level, double alpha)
    {
        var length = 1;
        while (Alarms(level, length) > alpha) length++;
        return length;
    }

    private long[] Count(double level)
    {
        var counts = new long[100_000];
        var run = 0;
        foreach (var value in _values)
        {
            if (value > level)
            {
                run++;
                continue;
            }

            if (run > 0) counts[Math.Min(run, counts.Length - 1)]++;
            run = 0;
        }

        return counts;
    }
}
