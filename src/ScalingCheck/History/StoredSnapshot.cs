namespace ScalingCheck.History;

/// <summary>A snapshot in a store, without its observations.</summary>
/// <param name="Id">SHA-256 of the canonical content, lower-case hexadecimal.</param>
internal sealed record StoredSnapshot(
    string Id,
    string Commit,
    IReadOnlyList<string> Parents,
    string? Branch,
    string? Subject,
    DateTimeOffset CommitTime,
    DateTimeOffset RunTime,
    bool Uncommitted,
    EnvironmentFingerprint Environment);
