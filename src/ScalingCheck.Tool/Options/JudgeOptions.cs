using System.CommandLine;
using ScalingCheck.Configuration;
using ScalingCheck.Judge;
using ScalingCheck.Report;

namespace ScalingCheck.Tool.Options;

/// <summary>The options that say how a run is judged and reported, shared by <c>check</c> and <c>merge</c>.</summary>
internal sealed class JudgeOptions
{
    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "merge-base, latest, none, or a commit; in place of what the configuration says.", HelpName = "BASELINE",
    };

    private readonly Option<string?> _baseBranch = new("--base-branch")
    {
        Description = "The base branch; the one that the CI system names for a pull request, else the default branch, unless said.", HelpName = "NAME",
    };

    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description = "What breaks the build: regression, no-data, inconclusive. May be repeated.", HelpName = "VERDICT",
    };

    private readonly Option<string[]> _reports = CommonOptions.Reports();

    private readonly Option<bool> _noRecord = new("--no-record") { Description = "Judge without recording the run in the history." };

    public JudgeOptions() => _failOn.AcceptOnlyFromAmong([.. ConfigurationShape.FailOns]);

    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_baseline);
        command.Add(_baseBranch);
        command.Add(_failOn);
        command.Add(_reports);
        command.Add(_noRecord);
    }

    /// <summary>True when a report was asked for, which only a verdict can fill.</summary>
    public bool AsksForReport(ParseResult parsed) => parsed.GetValue(_json) || parsed.GetValue(_reports) is { Length: > 0 };

    public bool NoRecord(ParseResult parsed) => parsed.GetValue(_noRecord);

    /// <summary>The settings with what the command line says in their place.</summary>
    public Settings Apply(ParseResult parsed, Settings settings, Terminal terminal) => settings with
    {
        Judge = settings.Judge with
        {
            Baseline = parsed.GetValue(_baseline) ?? settings.Judge.Baseline,
            BaseBranch = parsed.GetValue(_baseBranch) ?? settings.Judge.BaseBranch ?? CiBaseBranch.Of(terminal.Variable),
            FailOn = parsed.GetValue(_failOn) is { Length: > 0 } named ? FailOnNames.Parse(named) : settings.Judge.FailOn,
        },
    };

    /// <summary>Prints the result, writes the reports that were asked for, and says how the process ends.</summary>
    public ExitCode Report(ParseResult parsed, Terminal terminal, RunVerdict verdict, string? commit, string config)
    {
        var report = new RunReport(verdict)
        {
            Commit = commit,
            ToolVersion = ToolVersion.Text,
            Reproduce = $"dotnet scaling-check check --config {config}",
        };
        foreach (var diagnostic in verdict.Diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
        foreach (var path in parsed.GetValue(_reports) ?? []) ReportFiles.Write(terminal.PathOf(path), report);
        terminal.Out.Write(parsed.GetValue(_json)
            ? new JsonReport().Render(report)
            : TextReport.Render(report, terminal.Colour ? Palette.Colour : Palette.Plain));
        return verdict.ExitCode;
    }
}
