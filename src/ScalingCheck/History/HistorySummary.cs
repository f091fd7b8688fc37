namespace ScalingCheck.History;

/// <summary>What a history holds, counted.</summary>
/// <param name="Branches">Snapshots of each branch, most first; those of no branch are under the empty name.</param>
/// <param name="Environments">Snapshots of each environment, by its short name, most first.</param>
/// <param name="First">Time of the oldest commit; null when nothing is stored.</param>
/// <param name="Last">Time of the newest commit.</param>
internal sealed record HistorySummary(
    int Snapshots, int Commits, IReadOnlyList<KeyValuePair<string, int>> Branches, IReadOnlyList<KeyValuePair<string, int>> Environments,
    DateTimeOffset? First, DateTimeOffset? Last, int Changes)
{
    public static HistorySummary Of(IHistory history, Action<int>? counted = null, CancellationToken cancel = default)
    {
        var (branches, environments) = (new Tally(), new Tally());
        var commits = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? first = null, last = null;
        var count = 0;
        foreach (var page in history.Pages())
        {
            cancel.ThrowIfCancellationRequested();
            // The short name is a digest: once for the few environments of a page.
            foreach (var environment in page.GroupBy(snapshot => snapshot.Environment)) environments.Add(environment.Key.ShortName, environment.Count());
            foreach (var snapshot in page)
            {
                branches.Add(snapshot.Branch ?? "", 1);
                commits.Add(snapshot.Commit);
                if (first is null || snapshot.CommitTime < first) first = snapshot.CommitTime;
                if (last is null || snapshot.CommitTime > last) last = snapshot.CommitTime;
            }

            count += page.Count;
            counted?.Invoke(count);
        }

        return new(count, commits.Count, branches.MostFirst, environments.MostFirst, first, last, history.Changes(null).Count);
    }

    private sealed class Tally
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public IReadOnlyList<KeyValuePair<string, int>> MostFirst =>
            [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

        public void Add(string name, int count) => _counts[name] = _counts.GetValueOrDefault(name) + count;
    }
}
