using ScalingCheck.History;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>A store that the benchmarks can fill from empty.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Open">Opens an empty one whose files go to the folder; null when this machine does not have such a store.</param>
internal sealed record StoreOpener(string Name, Func<string, IHistory?> Open)
{
    /// <summary>Every store. A new one is a line here.</summary>
    public static IReadOnlyList<StoreOpener> All { get; } =
    [
        new("sqlite", folder => SqliteHistory.Open(Path.Combine(folder, "history.db"))),
        new("git", folder => Located("git:scaling-check-history", folder)),
        new("postgres", folder => Environment.GetEnvironmentVariable("SCALING_CHECK_DB") is null ? null : Located("postgres", folder)),
    ];

    private static IHistory? Located(string spec, string folder)
    {
        try
        {
            return HistoryLocation.Open(spec, folder);
        }
        catch (HistoryException)
        {
            return null;
        }
    }
}
