using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>What earlier runs said of snapshots. Every group of every check asks about every commit: the answer is one look-up.</summary>
internal sealed class SaidBefore
{
    private readonly ILookup<(string Snapshot, string Check), RecordedVerdict> _verdicts;

    private SaidBefore(ILookup<(string Snapshot, string Check), RecordedVerdict> verdicts) => _verdicts = verdicts;

    public static SaidBefore Of(IEnumerable<RecordedVerdict> verdicts) =>
        new(verdicts.ToLookup(verdict => (verdict.SnapshotId, verdict.Check)));

    public IEnumerable<RecordedVerdict> Of(string snapshotId, string checkTitle) => _verdicts[(snapshotId, checkTitle)];
}
