using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>A commit that can be compared with: its snapshots in the head's environment.</summary>
/// <param name="Distance">Steps from the anchor along first parents: 0 is the anchor itself.</param>
internal sealed record MeasuredCommit(string Commit, int Distance, IReadOnlyList<StoredSnapshot> Snapshots);
