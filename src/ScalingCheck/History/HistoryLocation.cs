using ScalingCheck.Diagnostics;
using ScalingCheck.History.GitBranch;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.History;

/// <summary>The <c>history:</c> setting, turned into a store.</summary>
internal static class HistoryLocation
{
    public const string Default = ".scaling-check/history.db";

    private const string Git = "git";

    /// <param name="spec">
    /// Path of an SQLite file, empty for the default; or <c>git:BRANCH</c>, <c>git</c> for the default branch. <c>postgres</c> names
    /// another store.
    /// </param>
    /// <param name="baseDirectory">The folder that a relative path starts from: that of the configuration.</param>
    public static IHistory Open(string spec, string baseDirectory)
    {
        var location = spec.Length == 0 ? Default : spec;
        if (IsGit(location))
            return GitBranchHistory.Open(location.Length > Git.Length + 1 ? location[(Git.Length + 1)..] : GitBranchHistory.DefaultBranch, baseDirectory);
        if (IsNoFile(location))
            throw new HistoryException(Catalogue.StoreNotAvailable(WithoutSecrets(location)));
        // No system has such a path, and the runtime would call it a mistake of the program.
        if (location.Contains('\0', StringComparison.Ordinal))
            throw new HistoryException(Catalogue.HistoryCannotBeOpened(location.Replace('\0', '?'), "the path holds a NUL character"));
        return SqliteHistory.Open(Path.Combine(baseDirectory, location));
    }

    /// <summary>True for what is not a path of a file, so that nobody makes it one.</summary>
    public static bool IsGit(string spec) => spec == Git || spec.StartsWith(Git + ":", StringComparison.Ordinal);

    /// <summary>
    /// The file that a setting names; null when it names another store. Who only reads looks whether it is there first:
    /// opening creates it.
    /// </summary>
    public static string? FileOf(string spec, string baseDirectory)
    {
        var location = spec.Length == 0 ? Default : spec;
        return IsNoFile(location) || location.Contains('\0', StringComparison.Ordinal) ? null : Path.Combine(baseDirectory, location);
    }

    /// <summary>A scheme is two letters or more, so that C:\history.db is a path.</summary>
    private static bool IsNoFile(string location)
    {
        var colon = location.IndexOf(':', StringComparison.Ordinal);
        return (colon > 1 && location[..colon].All(char.IsAsciiLetterOrDigit)) || location is Git or "postgres" or "postgresql";
    }

    /// <summary>An address may carry a password, and messages end up in logs: only what stands before it is shown.</summary>
    private static string WithoutSecrets(string location) =>
        location.Contains("//", StringComparison.Ordinal) || location.Contains('@', StringComparison.Ordinal)
            ? location[..(location.IndexOf(':', StringComparison.Ordinal) + 1)] + "..."
            : location;
}
