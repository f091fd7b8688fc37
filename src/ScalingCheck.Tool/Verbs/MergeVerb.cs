using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.History.Shards;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Judges what several jobs collected as the one run that it is.</summary>
internal static class MergeVerb
{
    /// <summary>A million observations, the most that are collected, are about half of this.</summary>
    private const long MostBytes = 512 << 20;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "What 'check --shard' of each job has written, in any order.", Arity = ArgumentArity.OneOrMore,
        };
        var judge = new JudgeOptions();
        var (config, history, named) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("merge", "Records and judges the partial results of several jobs as one run.", """
            Exit codes are those of check; 3 when a shard is missing.

            Example: scaling-check merge scaling-check-shard-*-of-4.json --report summary.md
            """) { files, config, history, named };
        judge.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            var parts = parsed.GetValue(files)!.Select(file => Read(terminal, file)).ToList();
            if (ShardSet.Problem(parts) is { } problem) throw new UsageException(problem);
            cancel.ThrowIfCancellationRequested();

            var commit = parts[0].Snapshot.Commit;
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), commit);
            if (Workspace.DigestOf(terminal, parsed.GetValue(config)!) != parts[0].Configuration)
                throw new UsageException(Catalogue.ShardsApart("it was collected under another configuration", parts[0].File, parsed.GetValue(config)!));
            // A partial result is a file that another job wrote: it may not choose the commit that it is recorded for.
            var meant = parsed.GetValue(named) is { } name ? workspace.Resolve(name) : workspace.Graph is GitCommitGraph ? workspace.Graph.Head : commit;
            if (meant != commit)
            {
                throw new UsageException(Catalogue.ShardsApart(
                    $"it was measured at commit {CommitName.Short(commit)}; name that with --commit if it is meant", parts[0].File, CommitName.Short(meant ?? "none")));
            }

            var settings = judge.Apply(parsed, workspace.Settings, terminal);
            var acceptances = workspace.ReadAcceptances();
            var recorded = ShardedRun.Record(parts, settings.Judge.SameEnvironment, judge.NoRecord(parsed) ? null : workspace.History);
            var verdict = new Pipeline(settings, workspace.History, workspace.Graph).Judge(recorded, acceptances);
            return judge.Report(parsed, terminal, verdict, commit, parsed.GetValue(config)!);
        });
        return command;
    }

    private static PartialResult Read(Terminal terminal, string file)
    {
        var found = new FileInfo(terminal.PathOf(file));
        if (!found.Exists) throw new UsageException(Catalogue.NotAPartialResult(file, "there is no such file"));
        if (found.Length > MostBytes) throw new UsageException(Catalogue.NotAPartialResult(file, FormattableString.Invariant($"it is larger than {MostBytes >> 20} MiB")));
        try
        {
            return PartialResultDocument.Read(file, File.ReadAllBytes(found.FullName));
        }
        catch (FormatException failure)
        {
            throw new UsageException(Catalogue.NotAPartialResult(file, failure.Message));
        }
    }
}
