namespace ScalingCheck.Collect.Reading;

/// <summary>What the first value of a column made it.</summary>
internal enum ColumnKind
{
    NotSeen,
    Number,
    Text,
}
