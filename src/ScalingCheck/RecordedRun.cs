using ScalingCheck.Collect;

namespace ScalingCheck;

/// <summary>What one run measured, and under which id it was recorded (null when it was not).</summary>
internal sealed record RecordedRun(MeasuredRun Run, Collected Collected, string? SnapshotId);
