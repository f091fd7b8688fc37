namespace ScalingCheck.History;

/// <summary>What a copy added, and how many snapshots were there already.</summary>
internal sealed record CopiedHistory(int Snapshots, int Known, int Verdicts, int Changes);
