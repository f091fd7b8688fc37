namespace ScalingCheck.Numerics.Planning;

/// <summary>What kind of answer further runs should sharpen.</summary>
public enum PlanGoalKind
{
    /// <summary>ln y of the fitted curve at a size.</summary>
    Forecast,

    /// <summary>A parameter of the law.</summary>
    Parameter,

    /// <summary>Slope of the log ratio of two commits per e-fold of x.</summary>
    PairedSlope,

    /// <summary>Log ratio of two commits on a straight line at a size.</summary>
    PairedRatio,

    /// <summary>All parameters at once: the volume of their joint confidence region.</summary>
    Everything,
}
