namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// The correlation r(t) of a smooth stationary Gaussian process: r(0) = 1, r > 0, and r''(0) is finite. In logarithms, which
/// hold where r itself is no number any more.
/// </summary>
public abstract record ContinuousCovariance
{
    /// <summary>As a report names it.</summary>
    public abstract string Name { get; }

    /// <summary>-r''(0), &gt; 0: the mean square of the slope.</summary>
    public abstract double Curvature { get; }

    /// <summary>The λ of r(t) ~ exp(-λ t): infinity when it falls faster, 0 when it falls slower than any.</summary>
    public abstract double DecayRate { get; }

    /// <summary>ln r(t), t ≥ 0.</summary>
    public abstract double Log(double t);

    /// <summary>-r'(t)/r(t), t ≥ 0.</summary>
    public abstract double LogSlope(double t);

    /// <summary>The same covariance with time stretched.</summary>
    /// <param name="length">What one unit of t becomes, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above zero.</exception>
    public ContinuousCovariance Stretched(double length) => length == 1 ? this : new StretchedCovariance(this, length);
}
