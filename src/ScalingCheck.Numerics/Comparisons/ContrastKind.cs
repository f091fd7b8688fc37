namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Which question a <see cref="CurveContrast"/> asks of two curves.</summary>
public enum ContrastKind
{
    /// <summary>Is the curve higher on the whole? Blind to a change that pivots inside the range.</summary>
    Level,

    /// <summary>Has it become flatter or steeper? Blind to a factor that is common to all sizes.</summary>
    Slope,

    /// <summary>Log ratio on a straight line at a size: good inside the range, exaggerates beyond it.</summary>
    RatioAt,

    /// <summary>Log ratio at a size when both curves keep the floor of the pooled fit.</summary>
    SharedFloor,
}
