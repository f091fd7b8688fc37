using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// The names of the files on the branch. They say what a question needs to know before a file is opened: the commit, the
/// month, the id. No file is ever written twice.
/// </summary>
internal static class BranchPaths
{
    /// <summary>Says that the branch is a history, and of which version.</summary>
    public const string Marker = "format";

    public const int Version = 1;

    /// <summary>Without the number of the version.</summary>
    public const string FormatFamily = "scaling-check/history/";

    public static readonly string Format = FormattableString.Invariant($"{FormatFamily}{Version}");

    public const string ReadMe = "README.md";

    public const string Snapshots = "snapshots";
    public const string Verdicts = "verdicts";
    public const string Changes = "changes";
    public const string Extension = ".json.br";

    private const int LongestCommit = 64;

    public static string Snapshot(string commit, DateTimeOffset commitTime, string id) =>
        $"{Snapshots}/{Month(commitTime)}/{CommitPart(commit)}-{id}{Extension}";

    /// <summary>Beside its snapshot's month, so that a month's folder holds all that hangs together.</summary>
    /// <param name="number">The place in the order in which they were said; later ones replace earlier ones.</param>
    public static string Verdict(string snapshotPath, string snapshotId, int number) =>
        $"{Verdicts}/{MonthOf(snapshotPath)}/{snapshotId}-{number.ToString("D4", CultureInfo.InvariantCulture)}{Extension}";

    public static string Change(string commit, DateTimeOffset noticedTime, string changeId) =>
        $"{Changes}/{Month(noticedTime)}/{CommitPart(commit)}-{Digest(changeId)}{Extension}";

    /// <summary>The parts of <c>kind/yyyy/MM/first-second.json.br</c>; null for a file that is not of the store.</summary>
    public static (string Kind, string First, string Second)? Parse(string path)
    {
        if (!path.EndsWith(Extension, StringComparison.Ordinal) || path.Split('/') is not [var kind, { Length: 4 } year, { Length: 2 } month, var name]) return null;
        if (!year.All(char.IsAsciiDigit) || !month.All(char.IsAsciiDigit)) return null;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 ? (kind, name[..dash], name[(dash + 1)..^Extension.Length]) : null;
    }

    /// <summary>A SHA-256 in lower-case hexadecimal.</summary>
    public static bool IsId(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The commit as a file name: its object name, or a digest of whatever else it is called.</summary>
    public static string CommitPart(string commit) =>
        commit.Length is > 0 and <= LongestCommit && commit.All(char.IsAsciiHexDigitLower) ? commit : "x" + Digest(commit);

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string MonthOf(string snapshotPath)
    {
        var parts = snapshotPath.Split('/');
        return $"{parts[1]}/{parts[2]}";
    }

    private static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy/MM", CultureInfo.InvariantCulture);
}
