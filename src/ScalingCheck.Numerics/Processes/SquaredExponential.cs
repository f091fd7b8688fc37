namespace ScalingCheck.Numerics.Processes;

/// <summary>r(t) = exp(-t²/2).</summary>
public sealed record SquaredExponential : ContinuousCovariance
{
    /// <inheritdoc/>
    public override string Name => "squared-exponential";

    /// <inheritdoc/>
    public override double Curvature => 1;

    /// <inheritdoc/>
    public override double DecayRate => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Log(double t) => -t * t / 2;

    /// <inheritdoc/>
    public override double LogSlope(double t) => t;
}
