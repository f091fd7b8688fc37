namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Which way two curves differ: the F tests have no sign.</summary>
public enum CurveDirection
{
    /// <summary>Worse on the whole and at the target, or on the whole while the change at the target is within its noise.</summary>
    Worse,

    /// <summary>Better on the whole and at the target, or on the whole while the change at the target is within its noise.</summary>
    Better,

    /// <summary>Better on the whole, but worse at the target, which decides.</summary>
    WorseAtTarget,

    /// <summary>Worse on the whole, but better at the target, which decides.</summary>
    BetterAtTarget,
}
