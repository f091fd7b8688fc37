using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>What earlier runs said of snapshots. Every group of every check asks about every commit: the answer is one look-up.</summary>
internal sealed class SaidBefore
{
    private readonly ILookup<(string Snapshot, string Check), RecordedVerdict> _verdicts;

    private SaidBefore(ILookup<(string Snapshot, string Check), RecordedVerdict> verdicts) => _verdicts = verdicts;

    public static SaidBefore Of(IEnumerable<RecordedVerdict> verdicts) =>
        new(verdicts.ToLookup(verdict => (verdict.SnapshotId, verdict.Check)));

    /// <summary>The newest word on a commit: a run that was judged later knew the earlier ones.</summary>
    public List<RecordedVerdict> Of(MeasuredCommit commit, string checkTitle) =>
        commit.Snapshots.OrderByDescending(snapshot => snapshot.RunTime)
            .Select(snapshot => Of(snapshot.Id, checkTitle).ToList())
            .FirstOrDefault(said => said.Count > 0) ?? [];

    public IEnumerable<RecordedVerdict> Of(string snapshotId, string checkTitle) => _verdicts[(snapshotId, checkTitle)];
}
