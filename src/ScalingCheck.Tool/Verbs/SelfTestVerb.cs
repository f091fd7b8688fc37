using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Rehearsal;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Shows on the user's own data that each gate can fail, and leaves good commits alone.</summary>
internal static class SelfTestVerb
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var (config, history, commit) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("selftest", "Injects a regression into a copy of the newest recorded data and shows that the gates catch it.", """
            Each gate is tried with the newest recorded run as it was and made worse; then the metric is left out, and a gate is
            spelt wrong. Nothing is stored.

            Exit codes: 0 every gate works, 1 a gate cannot fail or fails without cause, 3 too little is recorded.

            Example: scaling-check selftest
            """) { json, config, history, commit };
        command.Does((parsed, _) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), parsed.GetValue(commit));
            var cases = Cases(workspace, terminal, parsed.GetValue(config)!, parsed.GetValue(commit));
            if (cases.Count == 0)
            {
                terminal.Error.WriteLine(Catalogue.NothingRecorded().ToString());
                return ExitCode.NoData;
            }

            if (parsed.GetValue(json)) terminal.Out.Write(SelfTestJson.Render(cases));
            else Print(terminal, cases);
            return cases.All(one => one.Passed) ? ExitCode.Ok : ExitCode.Regression;
        });
        return command;
    }

    private static List<SelfTestCase> Cases(Workspace workspace, Terminal terminal, string config, string? commit)
    {
        var (settings, history, graph) = (workspace.Settings, workspace.History, workspace.Graph);
        // Outside a repository the newest recorded commit is where the line ends.
        var head = commit is not null ? workspace.Resolve(commit)
            : workspace.BaseTip ?? history.Latest(null, 1).Select(snapshot => snapshot.Commit).FirstOrDefault();
        if (head is null) return [];
        var trends = Trends.Of(settings, history, graph, head, MeasuredLine.Reach);
        var line = MeasuredLine.OfNewest(graph, history, head, settings.Judge.SameEnvironment);
        var cases = SelfTest.Of(settings, Workspace.ReadConfiguration(terminal, config).Text, history, graph, line, workspace.ReadAcceptances());
        return cases.Count == 0 ? [] : [.. cases, .. trends.SelectMany(trend => trend.Series.SelectMany(series =>
            WatchTrial.Of(series, DetectorSettings.Of(
                settings.Judge, trend.Family, trend.Gates.First(gate => gate.Target == series.Estimate).Raise))))];
    }

    private static void Print(Terminal terminal, List<SelfTestCase> cases)
    {
        var failed = cases.Count(one => !one.Passed);
        terminal.Out.WriteLine(failed == 0
            ? FormattableString.Invariant($"PASS: {cases.Count} trials, every gate that can be tried works")
            : FormattableString.Invariant($"FAIL: {failed} of {cases.Count} trials"));
        var table = new TextTable("what", "trial", "", "answer");
        foreach (var one in cases) table.Add(Legible.Line(one.Subject, 60), one.Trial, one.Passed ? "ok" : "FAIL", Legible.Line(one.Answer, 300));
        terminal.Out.Write(table.ToString());
    }
}
