using System.CommandLine;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Looks after the history itself.</summary>
internal static class HistoryVerb
{
    public static Command Create(Terminal terminal) => new Verb("history", "Looks after the history: what it holds, whether it is whole, what may go.", """
        Examples:
          scaling-check history status
          scaling-check history prune --dry-run
        """)
    {
        HistoryStatusVerb.Create(terminal),
        HistoryVerifyVerb.Create(terminal),
        HistoryCompactVerb.Create(terminal),
        HistoryPruneVerb.Create(terminal),
    };
}
