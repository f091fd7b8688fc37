using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Makes the history as small as what it holds.</summary>
internal static class HistoryCompactVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = new StoreOptions();
        var command = new Verb("compact", "Gives back the space of what was pruned.", """
            Example: scaling-check history compact
            """);
        store.AddTo(command);
        command.Does((parsed, _) =>
        {
            using var history = store.OpenExisting(parsed, terminal);
            if (history is not IMaintainedHistory maintained) throw new HistoryException(Catalogue.NotMaintained("be compacted"));
            var given = maintained.Compact() is { } bytes ? $"{HistoryStatusVerb.Megabytes(bytes)} given back" : "compacted";
            var left = maintained.Size is { } size ? $", {HistoryStatusVerb.Megabytes(size)} left" : "";
            terminal.Out.WriteLine(given + left);
            return ExitCode.Ok;
        });
        return command;
    }
}
