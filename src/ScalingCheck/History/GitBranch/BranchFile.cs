namespace ScalingCheck.History.GitBranch;

/// <summary>One file on the branch.</summary>
/// <param name="Path">From the root of the branch.</param>
/// <param name="Blob">The object name of its content.</param>
internal sealed record BranchFile(string Path, string Blob)
{
    /// <summary><c>yyyy/MM</c> of a file of ours.</summary>
    public string Month => Path.Split('/') is [_, var year, var month, _] ? $"{year}/{month}" : "";
}
