namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Worsening of a forecast, and what it was measured by.</summary>
/// <param name="Worsening">Change of the logarithm of the forecast, positive = worse.</param>
/// <param name="Basis">Which contrast gave it.</param>
public sealed record ForecastChange(Worsening Worsening, ForecastBasis Basis);
