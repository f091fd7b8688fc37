namespace ScalingCheck;

/// <summary>Where a number or a setting was read: file as the user named it, and 1-based line and column (0: unknown).</summary>
internal readonly record struct SourceLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => FormattableString.Invariant($"{File}:{Line}"),
        _ => FormattableString.Invariant($"{File}:{Line}:{Column}"),
    };
}
