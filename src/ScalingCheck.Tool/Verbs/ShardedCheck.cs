using System.CommandLine;
using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.History.Shards;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary><c>check --shard i/n</c>: what one of several jobs does. It neither opens the history nor judges.</summary>
internal static class ShardedCheck
{
    private const string NoFilesMatch = "SC2001";

    public static ExitCode Collect(
        ParseResult parsed, Terminal terminal, RunOptions run, ShardPosition shard, string file, CancellationToken cancel)
    {
        using var workspace = run.OpenWithoutHistory(parsed, terminal);
        var measured = run.Run(parsed, workspace, terminal);
        if (measured.Commit is null) throw new UsageException(Catalogue.InvalidValue("--commit", "this is not a git repository: name the commit"));
        var collected = new Pipeline(workspace.Settings, workspace.History, workspace.Graph).Record(measured with { NoRecord = true }, cancel).Collected;
        var part = new PartialResult(
            file, shard, Workspace.DigestOf(terminal, run.Config(parsed)), measured.ToSnapshot(workspace.Graph, collected.Observations),
            collected.Files, collected.Diagnostics);
        WholeFile.Write(terminal.PathOf(file), PartialResultDocument.ToBytes(part));

        // Other jobs have the files of other patterns: which ones nobody has, only 'merge' can tell.
        var said = collected.Diagnostics.Where(diagnostic => diagnostic.Code != NoFilesMatch || collected.Observations.Count == 0).ToList();
        if (collected.Observations.Count == 0 && said.Count == 0) said.Add(Catalogue.NoObservations(null));
        foreach (var diagnostic in said) terminal.Error.WriteLine(diagnostic.ToString());
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"shard {shard}: {collected.Observations.Count} observations of {CommitName.Short(measured.Commit)} in environment {measured.Environment.ShortName}, for 'scaling-check merge', in {file}"));
        return said.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.NoData : ExitCode.Ok;
    }
}
