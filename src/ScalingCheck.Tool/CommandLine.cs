using System.CommandLine;
using System.CommandLine.Invocation;
using ScalingCheck.History;
using ScalingCheck.Tool.Verbs;

namespace ScalingCheck.Tool;

/// <summary>The verbs, and the one place where what went wrong becomes an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Fits scaling laws to the metrics of a CI run and says whether a commit made them worse.")
        {
            InitVerb.Create(terminal),
            CheckVerb.Create(terminal),
            MergeVerb.Create(terminal),
            CollectVerb.Create(terminal),
            FitVerb.Create(terminal),
            ForecastVerb.Create(terminal),
            PlanVerb.Create(terminal),
            TrendVerb.Create(terminal),
            CalibrateVerb.Create(terminal),
            BacktestVerb.Create(terminal),
            SelfTestVerb.Create(terminal),
            AcceptVerb.Create(terminal),
            HistoryVerb.Create(terminal),
            ExportVerb.Create(terminal),
            ImportVerb.Create(terminal),
            ExplainVerb.Create(terminal),
            SchemaVerb.Create(terminal),
            MigrateVerb.Create(terminal),
        };
        root.HelpName = "scaling-check";
        root.Directives.Clear();
        DetailedHelp.AddTo(root);
        try
        {
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var invocation = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            if (parsed.Action is ParseErrorAction mistake)
            {
                mistake.ShowHelp = false;
                mistake.ShowTypoCorrections = true;
                // The library prints hints to stdout; stdout is for results.
                parsed.Invoke(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error, EnableDefaultExceptionHandler = false });
                return (int)ExitCode.Usage;
            }

            return parsed.Invoke(invocation);
        }
        catch (UsageException mistake)
        {
            foreach (var diagnostic in mistake.Diagnostics) terminal.Error.WriteLine(diagnostic.ToString());
            return (int)mistake.Diagnostics[0].ExitCode;
        }
        catch (HistoryException failure)
        {
            terminal.Error.WriteLine(failure.Diagnostic.ToString());
            return (int)ExitCode.Infrastructure;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("cancelled");
            return (int)ExitCode.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(Diagnostics.Catalogue.FileFailed(failure.Message).ToString());
            return (int)ExitCode.Infrastructure;
        }
#pragma warning disable CA1031 // Whatever else comes out here is a bug, and the user needs to know where to take it.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"This is a bug in scaling-check {ToolVersion.Text}; please report it with the command that you ran.");
            terminal.Error.WriteLine(bug.ToString());
            return (int)ExitCode.Bug;
        }
    }
}
