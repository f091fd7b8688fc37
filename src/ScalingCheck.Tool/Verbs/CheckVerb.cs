using System.CommandLine;
using ScalingCheck.Configuration;
using ScalingCheck.Judge;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>The main job: collect, record, compare, report, exit code.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var run = new RunOptions();
        var json = CommonOptions.Json();
        var baseline = new Option<string?>("--baseline")
        {
            Description = "merge-base, latest, none, or a commit; in place of what the configuration says.", HelpName = "BASELINE",
        };
        var baseBranch = new Option<string?>("--base-branch")
        {
            Description = "The base branch; the one that the CI system names for a pull request, else the default branch, unless said.", HelpName = "NAME",
        };
        var failOn = new Option<string[]>("--fail-on")
        {
            Description = "What breaks the build: regression, no-data, inconclusive. May be repeated.", HelpName = "VERDICT",
        };
        failOn.AcceptOnlyFromAmong([.. ConfigurationShape.FailOns]);
        var reports = CommonOptions.Reports();
        var noRecord = new Option<bool>("--no-record") { Description = "Judge without recording the run in the history." };

        var command = new Verb("check", "Collects, records and compares with the base branch: pass, improved, regressed or inconclusive.", """
            Exit codes: 0 nothing wrong, 1 regression, 2 usage or configuration, 3 no data or no baseline,
            4 inconclusive (with --fail-on), 5 store or files failed.

            Example: scaling-check check --report summary.md --report junit.xml
            """) { json, baseline, baseBranch, failOn, reports, noRecord };
        run.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var workspace = run.Open(parsed, terminal);
            var settings = workspace.Settings with
            {
                Judge = Override(workspace.Settings.Judge, parsed.GetValue(baseline), parsed.GetValue(baseBranch), CiBaseBranch.Of(terminal.Variable), parsed.GetValue(failOn)),
            };
            var measured = run.Run(parsed, workspace, terminal) with { NoRecord = parsed.GetValue(noRecord) };
            var pipeline = new Pipeline(settings, workspace.History, workspace.Graph);
            var acceptances = workspace.ReadAcceptances();
            var verdict = pipeline.Judge(pipeline.Record(measured, cancel), acceptances);

            var report = new RunReport(verdict)
            {
                Commit = measured.Commit,
                ToolVersion = ToolVersion.Text,
                Reproduce = $"dotnet scaling-check check --config {run.Config(parsed)}",
            };
            foreach (var diagnostic in verdict.Diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
            foreach (var path in parsed.GetValue(reports) ?? []) ReportFiles.Write(terminal.PathOf(path), report);
            terminal.Out.Write(parsed.GetValue(json)
                ? new JsonReport().Render(report)
                : TextReport.Render(report, terminal.Colour ? Palette.Colour : Palette.Plain));
            return verdict.ExitCode;
        });
        return command;
    }

    private static JudgeSettings Override(JudgeSettings settings, string? baseline, string? baseBranch, string? ciBranch, string[]? failOn) => settings with
    {
        Baseline = baseline ?? settings.Baseline,
        BaseBranch = baseBranch ?? settings.BaseBranch ?? ciBranch,
        FailOn = failOn is { Length: > 0 } ? FailOnNames.Parse(failOn) : settings.FailOn,
    };
}
