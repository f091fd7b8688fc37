namespace ScalingCheck.Configuration;

internal enum ScalarType
{
    Text,
    Number,
    Integer,

    /// <summary>A number, or a percentage: 0.05, 5%.</summary>
    Amount,
    Boolean,
}
