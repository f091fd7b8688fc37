namespace ScalingCheck.Numerics.Fitting;

/// <summary>A parameter or a forecast with its interval.</summary>
/// <param name="Name">The field's name: <c>alpha</c>, <c>E</c>, <c>A</c>, <c>exponent</c>, <c>forecast</c>.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end of the interval; negative infinity when the data leaves it open, NaN when not asked for.</param>
/// <param name="Upper">Upper end of the interval; infinity when the data leaves it open, NaN when not asked for.</param>
/// <param name="StandardError">Standard error: Wald, or the standard deviation of the bootstrap draws where there are; NaN when it does not exist.</param>
public sealed record FittedQuantity(string Name, double Value, double Lower, double Upper, double StandardError)
{
    /// <summary>Why the data does not identify the quantity, in one sentence; null when it does.</summary>
    public string? NotIdentified { get; init; }
}
