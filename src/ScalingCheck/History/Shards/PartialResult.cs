using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Shards;

/// <summary>What one of several jobs collected of a commit.</summary>
/// <param name="File">The file it was read from, as the user named it.</param>
/// <param name="Shard">Which of the jobs.</param>
/// <param name="Configuration">Digest of the configuration that it was collected under.</param>
/// <param name="Snapshot">Commit, environment and observations.</param>
/// <param name="Files">The files that were read, in the order of their observations.</param>
/// <param name="Diagnostics">What was said while collecting.</param>
internal sealed record PartialResult(
    string File, ShardPosition Shard, string Configuration, Snapshot Snapshot, IReadOnlyList<CollectedFile> Files,
    IReadOnlyList<Diagnostic> Diagnostics);
