namespace ScalingCheck.Report;

/// <summary>Every output format.</summary>
internal static class KnownReports
{
    public static readonly IReadOnlyList<IReport> All =
        [new JsonReport(), new MarkdownReport(), new JUnitReport(), new SvgReport(), new TextReport()];

    /// <summary>The format that a file name asks for, or null.</summary>
    public static IReport? ForFile(string path)
    {
        var extension = Path.GetExtension(path);
        return All.FirstOrDefault(report => string.Equals(report.Extension, extension, StringComparison.OrdinalIgnoreCase));
    }
}
