using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>The main job: collect, record, compare, report, exit code.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var run = new RunOptions();
        var judge = new JudgeOptions();
        var shard = new ShardOptions();
        var command = new Verb("check", "Collects, records and compares with the base branch: pass, improved, regressed or inconclusive.", """
            Exit codes: 0 nothing wrong, 1 regression, 2 usage or configuration, 3 no data or no baseline,
            4 inconclusive (with --fail-on), 5 store or files failed.

            Example: scaling-check check --report summary.md --report junit.xml
            """);
        judge.AddTo(command);
        run.AddTo(command);
        shard.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            if (shard.Of(parsed) is not null && judge.AsksForReport(parsed))
                throw new UsageException(Catalogue.InvalidValue("--shard", "a shard has no verdict to report: give --report and --json to 'merge'"));
            if (shard.Of(parsed) is { } position) return ShardedCheck.Collect(parsed, terminal, run, position, shard.Out(parsed, position), cancel);
            using var workspace = run.Open(parsed, terminal);
            var settings = judge.Apply(parsed, workspace.Settings, terminal);
            var measured = run.Run(parsed, workspace, terminal) with { NoRecord = judge.NoRecord(parsed) };
            var pipeline = new Pipeline(settings, workspace.History, workspace.Graph);
            var acceptances = workspace.ReadAcceptances();
            var verdict = pipeline.Judge(pipeline.Record(measured, cancel), acceptances);
            return judge.Report(parsed, terminal, verdict, measured.Commit, run.Config(parsed));
        });
        return command;
    }
}
