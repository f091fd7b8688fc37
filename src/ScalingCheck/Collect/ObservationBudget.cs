namespace ScalingCheck.Collect;

/// <summary>Counts what all files together have kept against the limit, from many threads.</summary>
internal sealed class ObservationBudget(int limit)
{
    private const int CoordinatesPerUnit = 16;
    private long _spent;

    public int Limit => limit;

    public bool Exceeded => Interlocked.Read(ref _spent) > limit;

    /// <summary>False once the limit is passed.</summary>
    public bool Spend(Observation observation)
    {
        var units = 1 + observation.Axes.Count / CoordinatesPerUnit;
        return Interlocked.Add(ref _spent, units) <= limit;
    }
}
