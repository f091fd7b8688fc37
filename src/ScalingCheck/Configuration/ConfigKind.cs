namespace ScalingCheck.Configuration;

internal enum ConfigKind
{
    /// <summary>A key without a value, or <c>null</c>.</summary>
    Nothing,
    Scalar,
    List,
    Mapping,
}
