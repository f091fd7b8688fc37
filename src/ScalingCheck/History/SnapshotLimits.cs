using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>
/// Names come from files that anyone may write. A name of a megabyte is a mistake or an attack, and would be kept for
/// ever: it is refused before anything is written.
/// </summary>
internal static class SnapshotLimits
{
    /// <summary>Longest text in a snapshot, in UTF-8 bytes.</summary>
    public const int TextBytes = 16 * 1024;

    public static void Check(Snapshot snapshot)
    {
        Check("commit", snapshot.Commit);
        foreach (var parent in snapshot.Parents) Check("parent commit", parent);
        Check("branch", snapshot.Branch);
        Check("commit subject", snapshot.Subject);
        Check("tool version", snapshot.ToolVersion);
        foreach (var (key, value) in snapshot.Environment.Entries)
        {
            Check("environment key", key);
            Check("environment value", value);
        }

        foreach (var observation in snapshot.Observations) Check(observation);
    }

    private static void Check(Observation observation)
    {
        var at = observation.Source;
        Check("metric name", observation.Metric, at);
        Check("unit", observation.Unit, at);
        Check("file name", at.File);
        foreach (var (name, _) in observation.Axes) Check("axis name", name, at);
        foreach (var (name, value) in observation.Labels)
        {
            Check("label name", name, at);
            Check("label value", value, at);
        }
    }

    private static void Check(string what, string? text, SourceLocation at = default)
    {
        // A UTF-16 unit takes at most three bytes: short text, nearly all of it, needs no count.
        if (text is null || text.Length <= TextBytes / 3) return;
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > TextBytes)
        {
            throw new HistoryException(Catalogue.TextTooLong(
                what, text, length, TextBytes, at.File is { Length: <= TextBytes / 3 } ? at : null));
        }
    }
}
