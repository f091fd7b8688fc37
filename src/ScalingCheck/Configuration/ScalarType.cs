namespace ScalingCheck.Configuration;

internal enum ScalarType
{
    Text,
    Number,

    /// <summary>A whole number above zero.</summary>
    Count,

    /// <summary>A number, or a percentage: 0.05, 5%.</summary>
    Amount,
}
