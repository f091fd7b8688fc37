namespace ScalingCheck.History;

/// <summary>A commit on the line of first parents.</summary>
/// <param name="Distance">Steps from the commit that was asked about; 0 is that commit.</param>
/// <param name="Time">When it was committed; null when not known.</param>
internal sealed record Ancestor(string Commit, int Distance, DateTimeOffset? Time);
