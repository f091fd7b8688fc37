using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>A result with what a report says about where it comes from.</summary>
internal sealed record RunReport(RunVerdict Run)
{
    /// <summary>The measured commit; null when there is none, as for <c>fit</c>.</summary>
    public string? Commit { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The command that makes this result again.</summary>
    public required string Reproduce { get; init; }
}
