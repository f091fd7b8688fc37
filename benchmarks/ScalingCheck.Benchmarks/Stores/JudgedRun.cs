using ScalingCheck.History;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>A run as a store holds it.</summary>
/// <param name="Snapshot">What was measured.</param>
/// <param name="Verdicts">What was said of the snapshot of that id.</param>
/// <param name="Change">A change of level that was reported there.</param>
internal sealed record JudgedRun(Snapshot Snapshot, Func<string, IReadOnlyList<RecordedVerdict>> Verdicts, RecordedChange? Change = null);
