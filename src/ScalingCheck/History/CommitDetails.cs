namespace ScalingCheck.History;

/// <summary>What a commit says of itself.</summary>
/// <param name="Commit">Full object name.</param>
/// <param name="Parents">Its true parents, first parent first, also where a shallow clone does not hold them.</param>
/// <param name="Time">When it was committed; null when not known.</param>
/// <param name="Subject">First line of its message, when known.</param>
internal sealed record CommitDetails(
    string Commit, IReadOnlyList<string> Parents, DateTimeOffset? Time, string? Subject);
