namespace ScalingCheck.Numerics.Fitting;

/// <summary>How intervals are found.</summary>
public enum IntervalMethod
{
    /// <summary>The profile of each quantity with the F cut (Bates and Watts 1988, ch. 6); for the sums of squares only.</summary>
    Profile,

    /// <summary>Estimate ± t standard errors; for the sums of squares only, and for comparison: it covers too little.</summary>
    Wald,

    /// <summary>Percentiles over fits to rows drawn with replacement.</summary>
    CaseBootstrap,

    /// <summary>Percentiles over fits to the curve plus residuals drawn with replacement, times sqrt(n / (n - p)).</summary>
    ResidualBootstrap,

    /// <summary>Percentiles over fits to the curve plus normal noise of the residual scale.</summary>
    ParametricBootstrap,

    /// <summary>
    /// Percentiles over fits to the curve plus the residuals of each group (<see cref="FitData.Groups"/>) times one Webb
    /// weight, ±√½, ±1, ±√(3/2) (Webb 2014; Cameron, Gelbach and Miller 2008).
    /// </summary>
    WildBootstrap,
}
