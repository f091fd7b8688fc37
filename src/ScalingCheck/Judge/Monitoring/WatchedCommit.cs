namespace ScalingCheck.Judge.Monitoring;

/// <summary>One commit of a watched series.</summary>
/// <param name="Value">In the unit of the estimate; finite.</param>
/// <param name="Time">When it was measured.</param>
/// <param name="Distance">Steps from the head along first parents: 0 is the head.</param>
internal sealed record WatchedCommit(string Commit, double Value, DateTimeOffset Time, int Distance);
