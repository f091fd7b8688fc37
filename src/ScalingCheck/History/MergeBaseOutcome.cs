namespace ScalingCheck.History;

internal enum MergeBaseOutcome
{
    Found,
    Shallow,
    Unrelated,
    Unrecorded,
}
