namespace ScalingCheck.Checks;

/// <summary>What may stand as the value of a <see cref="CheckKey"/>.</summary>
internal enum CheckKeyType
{
    Text,
    Number,

    /// <summary>A whole number above zero.</summary>
    Count,
}
