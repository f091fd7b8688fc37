namespace ScalingCheck;

/// <summary>All observations of one commit in one environment: what one CI run measured.</summary>
internal sealed record Snapshot
{
    /// <summary>Full object name of the measured commit.</summary>
    public required string Commit { get; init; }

    /// <summary>Object names of its parents, the first parent first; empty for a root commit or when unknown.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>The branch that was measured, when known.</summary>
    public string? Branch { get; init; }

    /// <summary>First line of the commit message, when known.</summary>
    public string? Subject { get; init; }

    /// <summary>When the commit was made.</summary>
    public required DateTimeOffset CommitTime { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset RunTime { get; init; }

    /// <summary>True when the work tree differed from <see cref="Commit"/>: kept, never a baseline.</summary>
    public bool Uncommitted { get; init; }

    /// <summary>The machine and software it was measured on.</summary>
    public required EnvironmentFingerprint Environment { get; init; }

    /// <summary>Version of the tool that collected it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The measurements.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }
}
