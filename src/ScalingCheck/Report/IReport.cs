namespace ScalingCheck.Report;

/// <summary>One output format: a result in, text out. A new format is one implementation, listed in <see cref="KnownReports"/>.</summary>
internal interface IReport
{
    /// <summary>The name for <c>report --format</c>.</summary>
    string Id { get; }

    /// <summary>The file extension that chooses it, with the dot.</summary>
    string Extension { get; }

    /// <summary>The whole text of the report, lines ended by <c>\n</c>.</summary>
    string Render(RunReport report);
}
