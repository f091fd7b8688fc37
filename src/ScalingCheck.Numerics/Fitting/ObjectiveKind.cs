namespace ScalingCheck.Numerics.Fitting;

/// <summary>What a fit minimises, r being the residual of a point and w its weight.</summary>
public enum ObjectiveKind
{
    /// <summary>Σ w r², r on ln y: noise in proportion to y.</summary>
    LogSquares,

    /// <summary>Σ w r², r on y: noise the same at every size.</summary>
    Squares,

    /// <summary>Σ w δ² (sqrt(1 + (r/δ)²) - 1): squares that turn into absolute values smoothly.</summary>
    SoftL1,

    /// <summary>Σ w h(r), h = r²/2 up to |r| = δ, δ (|r| - δ/2) beyond (Huber 1964).</summary>
    Huber,

    /// <summary>Σ w |r|: least absolute deviations.</summary>
    LeastAbsolute,
}
