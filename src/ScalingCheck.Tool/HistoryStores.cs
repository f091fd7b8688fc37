using ScalingCheck.History;
using ScalingCheck.Postgres;

namespace ScalingCheck.Tool;

/// <summary>Every kind of store that <c>history:</c> and <c>--history</c> can name: the one place that knows them all.</summary>
internal static class HistoryStores
{
    public static IHistory Open(string spec, string baseDirectory, Func<string, string?> variable) =>
        PostgresLocation.IsMeant(spec) ? PostgresLocation.Open(spec, variable) : HistoryLocation.Open(spec, baseDirectory);

    /// <summary>What <c>--history</c> says, as the configuration would say it: a path starts from the folder of the command.</summary>
    public static string Named(string history, Terminal terminal) =>
        PostgresLocation.IsMeant(history) || HistoryLocation.IsGit(history) ? history : terminal.PathOf(history);
}
