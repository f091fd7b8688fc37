namespace ScalingCheck.History;

/// <summary>What a git command answered.</summary>
internal sealed record GitOutput(int ExitCode, string Text, string Errors)
{
    public bool Ok => ExitCode == 0;

    /// <summary>The text when the command succeeded and said something, without the line end.</summary>
    public string? Line => Ok && Text.TrimEnd('\n', '\r') is { Length: > 0 } line ? line : null;

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
