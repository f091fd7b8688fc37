namespace ScalingCheck.Checks;

/// <summary>The points of one fit: one metric against its axes, for one value of the <c>by</c> labels.</summary>
internal sealed record Series(NamedValues<string> Group, string? Unit, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>What the reader should know about how the points were chosen, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why these points cannot be used, in one sentence with file and line; null when they can.</summary>
    public string? Refusal { get; init; }
}
