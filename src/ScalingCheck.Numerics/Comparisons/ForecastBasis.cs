namespace ScalingCheck.Numerics.Comparisons;

/// <summary>What a <see cref="ForecastChange"/> was measured by.</summary>
public enum ForecastBasis
{
    /// <summary>Change at the target with the floor of the pooled fit.</summary>
    SharedFloor,

    /// <summary>Log ratio at the largest size: only the level moved, which is how a shift of the floor looks.</summary>
    RatioAtLargest,

    /// <summary>Log ratio extrapolated to the target: exact for a law without floor.</summary>
    RatioAtTarget,
}
