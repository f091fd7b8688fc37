using System.CommandLine;
using System.Globalization;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Reads and records without judging: for the base branch.</summary>
internal static class CollectVerb
{
    private const int LongestLine = 2000;

    public static Command Create(Terminal terminal)
    {
        var run = new RunOptions();
        var explain = new Option<bool>("--explain")
        {
            Description = "Say for every file which format it is, why, and what was read; record nothing.",
        };
        var command = new Verb("collect", "Collects and records without judging: what the base branch does.", """
            Example: scaling-check collect --explain
            """) { explain };
        run.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var workspace = run.Open(parsed, terminal);
            var measured = run.Run(parsed, workspace, terminal) with { NoRecord = parsed.GetValue(explain) };
            var recorded = new Pipeline(workspace.Settings, workspace.History, workspace.Graph).Record(measured, cancel);
            var collected = recorded.Collected;
            foreach (var diagnostic in collected.Diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
            if (parsed.GetValue(explain)) Explain(terminal, collected);
            if (collected.Observations.Count == 0 && !collected.HasErrors) terminal.Error.WriteLine(Catalogue.NoObservations(null).ToString());
            if (measured.Commit is null && !measured.NoRecord)
            {
                terminal.Error.WriteLine(Catalogue.NotRecorded("this is not a git repository; name the commit with --commit").ToString());
                return ExitCode.Usage;
            }

            if (recorded.SnapshotId is { } id)
            {
                var changed = measured.Uncommitted ? ", with uncommitted changes: never a baseline" : "";
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"recorded {collected.Observations.Count} observations of {CommitName.Short(measured.Commit!)} as {id[..12]} in environment {measured.Environment.ShortName}{changed}"));
            }

            return collected.HasErrors || collected.Observations.Count == 0 ? ExitCode.NoData : ExitCode.Ok;
        });
        return command;
    }

    private static void Explain(Terminal terminal, Collected collected)
    {
        foreach (var file in collected.Files)
            Print(terminal, $"{file.Path}: {file.FormatId} ({file.Reason}), {file.Count} observations");
        foreach (var metric in collected.Observations.GroupBy(observation => observation.Metric).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var axes = metric.SelectMany(o => o.Axes).Select(axis => axis.Key).Distinct().Order(StringComparer.Ordinal);
            var labels = metric.SelectMany(o => o.Labels).Select(label => label.Key).Distinct().Order(StringComparer.Ordinal);
            var unit = metric.First().Unit is { } text ? $" {text}" : "";
            Print(terminal, $"  {metric.Key}{unit}: {metric.Count()} values{Named("axes", axes)}{Named("labels", labels)}");
        }
    }

    // Names come from files that anyone may write.
    private static void Print(Terminal terminal, FormattableString line) =>
        terminal.Out.WriteLine(Legible.Line(FormattableString.Invariant(line), LongestLine));

    private static string Named(string what, IEnumerable<string> names) => names.Any() ? $"; {what} {string.Join(", ", names)}" : "";
}
