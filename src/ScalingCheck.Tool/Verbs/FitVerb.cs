using System.CommandLine;
using ScalingCheck.Report;
using ScalingCheck.Tool.Inputs;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>The quick look: files in, one fit out, no configuration and no history.</summary>
internal static class FitVerb
{
    public static Command Create(Terminal terminal)
    {
        var options = new FitOptionSet();
        var command = new Verb("fit", "Fits a law to the metrics in some files: the quick look, without configuration or history.", """
            Examples:
              scaling-check fit results.csv --y loss --x params --at params=1e9
              scaling-check fit results.csv --y loss --x params,tokens --set form=chinchilla --set objective=huber:1e-3 --json
              scaling-check fit Sort-report-full.json --kind complexity --y time --x N --by benchmark --at N=1e7
            """);
        options.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            var measured = FileInput.Read(parsed, options, terminal, [], cancel);
            var report = UnjudgedReport.Of([measured], "dotnet scaling-check fit");
            foreach (var problem in measured.Problems) terminal.Error.WriteLine(problem.ToString());
            foreach (var path in parsed.GetValue(options.Reports) ?? []) ReportFiles.Write(terminal.PathOf(path), report);
            if (parsed.GetValue(options.Json)) terminal.Out.Write(new JsonReport().Render(report));
            else terminal.Out.Write(FitText.Render(report.Run.Checks));
            return report.Run.ExitCode;
        });
        return command;
    }
}
