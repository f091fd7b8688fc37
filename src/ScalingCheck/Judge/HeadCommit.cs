namespace ScalingCheck.Judge;

/// <summary>What is being judged.</summary>
/// <param name="Commit">Full object name; null outside a repository when none was named.</param>
/// <param name="Uncommitted">True when the work tree differs from the commit.</param>
internal sealed record HeadCommit(string? Commit, bool Uncommitted, EnvironmentFingerprint Environment);
