using System.Diagnostics;

namespace ScalingCheck.History;

/// <summary>
/// Finds git on the search path. Starting a process by its bare name looks into the current folder first, and that is a
/// checkout of a stranger's branch: a file called <c>git</c> in it must not be run.
/// </summary>
internal static class GitExecutable
{
    public static string? Find() =>
        new ProcessStartInfo().Environment.TryGetValue("PATH", out var path) ? Find(path) : null;

    /// <summary>The first git in the absolute folders of a search path.</summary>
    public static string? Find(string? searchPath) => (searchPath ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git"))
        .FirstOrDefault(IsExecutable);

    private static bool IsExecutable(string file)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Execute) != UnixFileMode.None);
    }
}
