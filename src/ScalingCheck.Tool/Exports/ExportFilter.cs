using ScalingCheck.History;

namespace ScalingCheck.Tool.Exports;

/// <summary>What is wanted of a history; an empty list and no time mean all.</summary>
/// <param name="Since">Commits of this time and later.</param>
internal sealed record ExportFilter(IReadOnlyCollection<string> Metrics, IReadOnlyCollection<string> Branches, DateTimeOffset? Since)
{
    public bool WantsAll => Branches.Count == 0 && Since is null;

    public bool Wants(StoredSnapshot snapshot) =>
        (Branches.Count == 0 || (snapshot.Branch is { } branch && Branches.Contains(branch))) &&
        (Since is null || snapshot.CommitTime >= Since);

    /// <summary>The snapshots that are wanted, oldest commit first. Without observations they are small: all are held.</summary>
    public IReadOnlyList<StoredSnapshot> Choose(IHistory history) =>
    [
        .. history.All().Where(Wants).OrderBy(snapshot => snapshot.CommitTime).ThenBy(snapshot => snapshot.RunTime)
            .ThenBy(snapshot => snapshot.Id, StringComparer.Ordinal),
    ];

    /// <summary>The observations of a snapshot that are wanted, in the order they were recorded or of the metrics.</summary>
    public IEnumerable<Observation> Observations(IHistory history, string id) => Metrics.Count == 0
        ? history.Load(id)?.Observations ?? []
        : Metrics.SelectMany(metric => history.Observations(id, metric));
}
