using ScalingCheck.Report;

namespace ScalingCheck.Tool;

/// <summary>The one place where reports become files.</summary>
internal static class ReportFiles
{
    /// <summary>Writes beside and then renames, so that a reader never sees half a report.</summary>
    public static void Write(string path, RunReport report)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        File.WriteAllText(partial, KnownReports.ForFile(path)!.Render(report));
        File.Move(partial, path, overwrite: true);
    }
}
