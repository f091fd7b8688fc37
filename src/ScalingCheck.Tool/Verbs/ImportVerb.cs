using System.CommandLine;
using ScalingCheck.Tool.Exports;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Brings another store's snapshots into this one.</summary>
internal static class ImportVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = new StoreOptions();
        var from = new Option<string>("--from")
        {
            Description = "The store to copy from: a file, or what 'history:' takes.", HelpName = "STORE", Required = true,
        };
        var command = new Verb("import", "Copies snapshots, verdicts and changes of another store into the history.", """
            Only what is missing is added, and nothing is altered; an import that was stopped is finished by importing again.

            Example: scaling-check import --from downloaded/history.db
            """) { from };
        store.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var source = StoreOptions.OpenExisting(parsed.GetValue(from)!, terminal.Directory, terminal);
            using var target = store.Open(parsed, terminal);
            StoreCopy.Run(terminal, source, target, new ExportFilter([], [], null), cancel);
            return ExitCode.Ok;
        });
        return command;
    }
}
