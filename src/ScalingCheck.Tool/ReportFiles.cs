using ScalingCheck.Report;

namespace ScalingCheck.Tool;

/// <summary>The one place where reports become files.</summary>
internal static class ReportFiles
{
    public static void Write(string path, RunReport report) => WholeFile.Write(path, KnownReports.ForFile(path)!.Render(report));
}
