using System.CommandLine;
using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Reads and records without judging: for the base branch.</summary>
internal static class CollectVerb
{
    public static Command Create(Terminal terminal)
    {
        var run = new RunOptions();
        var explain = new Option<bool>("--explain") { Description = "Say for every file which format it is, why, and what was read; record nothing." };
        var command = new Verb("collect", "Collects and records without judging: what the base branch does.", """
            Example: scaling-check collect --explain
            """) { explain };
        run.AddTo(command);
        command.SetAction(parsed =>
        {
            using var workspace = run.Open(parsed, terminal);
            var measured = run.Run(parsed, workspace, terminal) with { NoRecord = parsed.GetValue(explain) };
            var recorded = new Pipeline(workspace.Settings, workspace.History, workspace.Graph).Record(measured);
            var collected = recorded.Collected;
            foreach (var diagnostic in collected.Diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
            foreach (var file in parsed.GetValue(explain) ? collected.Files : [])
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {file.FormatId} ({file.Reason}), {file.Count} observations"));
            if (parsed.GetValue(explain)) Explain(terminal, collected.Observations);
            if (collected.Observations.Count == 0 && !collected.HasErrors) terminal.Error.WriteLine(Catalogue.NoObservations(null).ToString());
            if (measured.Commit is null && !measured.NoRecord)
            {
                terminal.Error.WriteLine(Catalogue.NotRecorded("this is not a git repository; name the commit with --commit").ToString());
                return (int)ExitCode.Usage;
            }

            if (recorded.SnapshotId is { } id)
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recorded {collected.Observations.Count} observations of {Judge.Baseline.Short(measured.Commit!)} as {id[..12]} in {measured.Environment.ShortName}{(measured.Uncommitted ? ", with uncommitted changes: never a baseline" : "")}"));
            return collected.HasErrors || collected.Observations.Count == 0 ? (int)ExitCode.NoData : (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Explain(Terminal terminal, IReadOnlyList<Observation> observations)
    {
        foreach (var metric in observations.GroupBy(observation => observation.Metric).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var axes = metric.SelectMany(o => o.Axes).Select(axis => axis.Key).Distinct().Order(StringComparer.Ordinal);
            var labels = metric.SelectMany(o => o.Labels).Select(label => label.Key).Distinct().Order(StringComparer.Ordinal);
            var unit = metric.First().Unit is { } text ? $" {text}" : "";
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {metric.Key}{unit}: {metric.Count()} values; axes {string.Join(", ", axes)}; labels {string.Join(", ", labels)}"));
        }
    }
}
