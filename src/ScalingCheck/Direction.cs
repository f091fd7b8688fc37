namespace ScalingCheck;

/// <summary>Which way an estimate or a metric is good.</summary>
internal enum Direction
{
    /// <summary>Nobody has said: the number is shown and cannot be gated by <c>worse-by</c>.</summary>
    Unknown,
    Lower,
    Higher,
}
