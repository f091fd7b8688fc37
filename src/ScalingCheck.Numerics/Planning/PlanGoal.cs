namespace ScalingCheck.Numerics.Planning;

/// <summary>The answer that further runs should sharpen.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Name of the parameter; empty for other kinds.</param>
/// <param name="At">Sizes of a forecast or ratio, one per axis; empty for other kinds.</param>
public sealed record PlanGoal(PlanGoalKind Kind, string Name, IReadOnlyList<double> At)
{
    /// <summary>All parameters at once.</summary>
    public static PlanGoal Everything { get; } = new(PlanGoalKind.Everything, "", []);

    /// <summary>The slope of the paired test, base and head both running the design.</summary>
    public static PlanGoal PairedSlope { get; } = new(PlanGoalKind.PairedSlope, "", []);

    /// <summary>ln y at a size.</summary>
    /// <param name="at">The size, one number per axis, each &gt; 0.</param>
    public static PlanGoal Forecast(params double[] at) => new(PlanGoalKind.Forecast, "", at);

    /// <summary>A parameter by its name in the law.</summary>
    /// <param name="name">One of <see cref="ScalingCheck.Numerics.Laws.IScalingLaw.EstimateNames"/>.</param>
    public static PlanGoal Parameter(string name) => new(PlanGoalKind.Parameter, name, []);

    /// <summary>The log ratio of the paired test at a size.</summary>
    /// <param name="at">The size on the one axis, &gt; 0.</param>
    public static PlanGoal PairedRatio(double at) => new(PlanGoalKind.PairedRatio, "", [at]);

    /// <summary>True for the questions to two commits, which do not depend on the fit.</summary>
    public bool IsPaired => Kind is PlanGoalKind.PairedSlope or PlanGoalKind.PairedRatio;
}
