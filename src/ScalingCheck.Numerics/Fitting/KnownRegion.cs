namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Points that are known to lie below the cut, from whichever profile or start: the interval of every quantity must hold
/// all of them. Where noise leaves several valleys, the profile of one quantity finds what that of another misses.
/// </summary>
internal sealed class KnownRegion(int parameters)
{
    private double[] _points = new double[parameters * 16];

    /// <summary>Number of points.</summary>
    public int Count { get; private set; }

    /// <summary>A point.</summary>
    public ReadOnlySpan<double> this[int index] => _points.AsSpan(index * parameters, parameters);

    /// <summary>Adds a point.</summary>
    public void Add(ReadOnlySpan<double> theta)
    {
        if ((Count + 1) * parameters > _points.Length) Array.Resize(ref _points, 2 * _points.Length);
        theta.CopyTo(_points.AsSpan(Count++ * parameters));
    }
}
