namespace ScalingCheck.Numerics.Fitting;

/// <summary>An objective with its scale.</summary>
/// <param name="Kind">What is summed.</param>
/// <param name="Delta">δ of <see cref="ObjectiveKind.SoftL1"/> and <see cref="ObjectiveKind.Huber"/>, in the unit of the residual, &gt; 0.</param>
/// <param name="RawResidual">
/// True: residuals of y itself, in its unit; false: of ln y. <see cref="ObjectiveKind.LogSquares"/> and
/// <see cref="ObjectiveKind.Squares"/> say so by their names.
/// </param>
public sealed record FitObjective(ObjectiveKind Kind, double Delta = 1e-3, bool RawResidual = false)
{
    /// <summary>The default: Σ w (ln y - ln m)².</summary>
    public static FitObjective LogSquares { get; } = new(ObjectiveKind.LogSquares);

    /// <summary>Σ w (y - m)².</summary>
    public static FitObjective Squares { get; } = new(ObjectiveKind.Squares, RawResidual: true);

    /// <summary>Σ w |ln y - ln m|: the published point of Besiroglu et al. 2024 for Chinchilla.</summary>
    public static FitObjective LeastAbsolute { get; } = new(ObjectiveKind.LeastAbsolute);

    /// <summary>Huber on ln y; δ = 1e-3 is the objective of Hoffmann et al. 2022.</summary>
    /// <param name="delta">Where squares turn into absolute values, in ln y, &gt; 0; .001 is a tenth of a per cent of y.</param>
    public static FitObjective Huber(double delta = 1e-3) => new(ObjectiveKind.Huber, delta);

    /// <summary>Soft l1 on ln y.</summary>
    /// <param name="delta">Where squares turn into absolute values, in ln y, &gt; 0; .001 is a tenth of a per cent of y.</param>
    public static FitObjective SoftL1(double delta = 1e-3) => new(ObjectiveKind.SoftL1, delta);

    /// <summary>True for the sums of squares, whose profiles have an F cut.</summary>
    public bool IsSquares => Kind is ObjectiveKind.LogSquares or ObjectiveKind.Squares;

    /// <summary>How intervals are found unless asked for otherwise: robust fits have no profiles.</summary>
    public IntervalMethod UsualIntervals => IsSquares ? IntervalMethod.Profile : IntervalMethod.CaseBootstrap;

    /// <summary>True when <see cref="Delta"/> matters.</summary>
    public bool HasDelta => Kind is ObjectiveKind.SoftL1 or ObjectiveKind.Huber;

    /// <summary>True when the residual is that of y itself, whatever <see cref="RawResidual"/> says about a sum of squares.</summary>
    internal bool OnValues => Kind == ObjectiveKind.Squares || (RawResidual && Kind != ObjectiveKind.LogSquares);
}
