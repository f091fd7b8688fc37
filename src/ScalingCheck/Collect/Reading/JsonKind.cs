namespace ScalingCheck.Collect.Reading;

internal enum JsonKind : byte
{
    Null,
    Number,
    Text,
    True,
    False,
    Array,
    Object,
    Name,
}
