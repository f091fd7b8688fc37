using System.CommandLine;
using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Whether everything in the history is as it was stored.</summary>
internal static class HistoryVerifyVerb
{
    private const int MostProblems = 50;

    public static Command Create(Terminal terminal)
    {
        var store = new StoreOptions();
        var command = new Verb("verify", "Reads everything and says whether it is as it was stored; exit code 5 when it is not.", """
            Example: scaling-check history verify
            """);
        store.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var history = store.OpenExisting(parsed, terminal);
            var (examined, problems) = Examine(terminal, history, cancel);
            foreach (var problem in problems) terminal.Error.WriteLine(Catalogue.HistoryInconsistent(problem).ToString());
            if (problems.Count > 0) return ExitCode.Infrastructure;
            var alone = history is IMaintainedHistory ? "" : "; this store has no examination of its own";
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examined} snapshots are what their ids say{alone}"));
            return ExitCode.Ok;
        });
        return command;
    }

    private static (int Examined, IReadOnlyList<string> Problems) Examine(Terminal terminal, IHistory history, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, "snapshots");
        var examined = 0;
        var problems = (history as IMaintainedHistory)?.Verify().ToList() ?? [];
        try
        {
            var found = ContentCheck.Of(history, count => progress.Show(examined = count), cancel);
            problems.AddRange(found.Take(MostProblems));
        }
        catch (HistoryException failure) when (problems.Count > 0)
        {
            // What the store said of itself names the place; that it cannot be read to the end follows from it.
            problems.Add(failure.Message);
        }

        return (examined, problems);
    }
}
