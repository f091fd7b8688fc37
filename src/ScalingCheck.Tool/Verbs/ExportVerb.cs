using System.CommandLine;
using System.Globalization;
using ScalingCheck.Tool.Exports;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Takes the history out: as a table, or into another store.</summary>
internal static class ExportVerb
{
    public static Command Create(Terminal terminal)
    {
        var (store, options) = (new StoreOptions(), new ExportOptionSet());
        var command = new Verb("export", "Writes the history as a table, or copies it into another store.", """
            Examples:
              scaling-check export history.parquet
              scaling-check export times.csv --metric time --branch main --since 2027-01-01
              scaling-check export verdicts.csv --verdicts
              scaling-check export --to archive.db
            """);
        options.AddTo(command);
        store.AddTo(command);
        command.Does((parsed, cancel) =>
        {
            using var history = store.OpenExisting(parsed, terminal);
            var filter = options.Filter(parsed);
            if (options.To(parsed) is { } to)
            {
                using var target = HistoryStores.Open(to, terminal.Directory, terminal.Variable);
                StoreCopy.Run(terminal, history, target, filter, cancel);
                return ExitCode.Ok;
            }

            var file = options.File(parsed)!;
            using var progress = new ProgressLine(terminal, "rows");
            var rows = 0;
            Action<int> written = count => progress.Show(rows = count);
            var table = options.Verdicts(parsed)
                ? VerdictTable.Of(history, filter, written, cancel) : ObservationTable.Of(history, filter, written, cancel);
            WholeFile.Write(terminal.PathOf(file), stream => KnownTables.ForFile(file)!.Write(stream, table));
            progress.Dispose();
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows written to {file}"));
            return ExitCode.Ok;
        });
        return command;
    }
}
