using System.CommandLine;
using System.Globalization;
using ScalingCheck.History;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>What the history holds.</summary>
internal static class HistoryStatusVerb
{
    private const int MostNames = 10;

    private const int LongestName = 60;

    public static Command Create(Terminal terminal)
    {
        var (store, json) = (new StoreOptions(), CommonOptions.Json());
        var command = new Verb("status", "Says which store it is and what it holds.", """
            Example: scaling-check history status
            """) { json };
        store.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var history = store.OpenExisting(parsed, terminal);
            using var progress = new ProgressLine(terminal, "snapshots");
            var summary = HistorySummary.Of(history, progress.Show, cancel);
            progress.Dispose();
            if (parsed.GetValue(json)) terminal.Out.Write(HistoryStatusJson.Render(history, summary));
            else Print(terminal, history, summary);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Terminal terminal, IHistory history, HistorySummary summary)
    {
        var maintained = history as IMaintainedHistory;
        Line(terminal, "store", maintained?.Location);
        Line(terminal, "schema", maintained?.SchemaVersion?.ToString(CultureInfo.InvariantCulture));
        Line(terminal, "size", maintained?.Size is { } size ? Megabytes(size) : null);
        Line(terminal, "snapshots", summary.Snapshots.ToString(CultureInfo.InvariantCulture));
        Line(terminal, "commits", summary.Commits.ToString(CultureInfo.InvariantCulture));
        Line(terminal, "first", summary.First?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture));
        Line(terminal, "last", summary.Last?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture));
        Line(terminal, "changes", summary.Changes.ToString(CultureInfo.InvariantCulture));
        Line(terminal, "branches", Names(summary.Branches));
        Line(terminal, "machines", Names(summary.Environments));
    }

    /// <summary>Bytes for people.</summary>
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private static void Line(Terminal terminal, string name, string? text)
    {
        if (text is not null) terminal.Out.WriteLine(Legible.Line($"{name,-10} {text}", 1000));
    }

    private static string? Names(IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        if (counts.Count == 0) return null;
        var shown = counts.Take(MostNames).Select(pair =>
            FormattableString.Invariant($"{(pair.Key.Length == 0 ? "(none)" : Legible.Line(pair.Key, LongestName))} ({pair.Value})"));
        var more = counts.Count > MostNames ? FormattableString.Invariant($", and {counts.Count - MostNames} more") : "";
        return string.Join(", ", shown) + more;
    }
}
