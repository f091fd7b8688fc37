using ScalingCheck.Collect;

namespace ScalingCheck;

/// <summary>What one run measured, and under which id it was recorded (null when it was not).</summary>
internal sealed record RecordedRun(MeasuredRun Run, Collected Collected, string? SnapshotId)
{
    /// <summary>Parts of the run that jobs on machines of other kinds measured; what was said while collecting is with the first.</summary>
    public IReadOnlyList<RecordedRun> Elsewhere { get; init; } = [];
}
