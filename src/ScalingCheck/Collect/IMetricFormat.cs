namespace ScalingCheck.Collect;

/// <summary>One input format. A new format is one implementation, listed in <see cref="KnownFormats"/>.</summary>
internal interface IMetricFormat
{
    /// <summary>The name for <c>format:</c> and <c>--format</c>, in lower case with hyphens.</summary>
    string Id { get; }

    /// <summary>
    /// Axes of this format that grow with the step inside one file, besides step and epoch themselves: they do not keep
    /// the points of a series apart when only the last is kept.
    /// </summary>
    IReadOnlyCollection<string> SeriesCompanions => [];

    /// <summary>
    /// Says whether the file looks like this format, from its first bytes (at most 64 KiB, possibly cut anywhere; UTF-16
    /// and byte order marks are already gone), and why, in a few words for the user. Null: it does not. Formats are asked
    /// in the order of <see cref="KnownFormats"/>.
    /// </summary>
    string? Recognise(string fileName, ReadOnlySpan<byte> head);

    /// <summary>
    /// Reads observations into the sink as they come, in bounded memory where the format allows it. Problems of the file
    /// go to <see cref="ObservationSink.Report"/>; the reader then returns. It throws only when IO fails.
    /// </summary>
    void Read(Stream content, string fileName, ObservationSink sink);
}
