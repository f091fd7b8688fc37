using ScalingCheck.History;

namespace ScalingCheck;

/// <summary>What is being measured: which commit, where, when.</summary>
internal sealed record MeasuredRun
{
    /// <summary>Full object name; null when there is no repository and none was named.</summary>
    public string? Commit { get; init; }

    /// <summary>Parents that the user named, for use outside a repository.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    public string? Branch { get; init; }

    public bool Uncommitted { get; init; }

    public required EnvironmentFingerprint Environment { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>True: judge, and leave the history as it is.</summary>
    public bool NoRecord { get; init; }

    public Snapshot ToSnapshot(ICommitGraph graph, IReadOnlyList<Observation> observations)
    {
        var details = graph.Describe(Commit!);
        return new Snapshot
        {
            Commit = Commit!,
            Parents = Parents.Count > 0 ? Parents : details?.Parents ?? [],
            Branch = Branch,
            Subject = details?.Subject,
            CommitTime = details?.Time ?? Time,
            RunTime = Time,
            Uncommitted = Uncommitted,
            Environment = Environment,
            ToolVersion = ToolVersion,
            Observations = observations,
        };
    }
}
