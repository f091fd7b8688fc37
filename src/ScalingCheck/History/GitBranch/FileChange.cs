namespace ScalingCheck.History.GitBranch;

/// <summary>A file to add to the branch, or, without content, to take away.</summary>
internal sealed record FileChange(string Path, byte[]? Content);
