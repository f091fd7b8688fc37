namespace ScalingCheck.Numerics.Fitting;

/// <summary>What a law demands of the direction of its data.</summary>
internal enum Trend
{
    /// <summary>Nothing: a constant y is an answer too.</summary>
    Any,

    /// <summary>y must not be constant.</summary>
    NotConstant,

    /// <summary>y must fall as x grows.</summary>
    Falls,

    /// <summary>y must rise as x grows.</summary>
    Rises,
}
