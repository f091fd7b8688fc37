using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>How verdicts are reached.</summary>
internal sealed record JudgeSettings
{
    /// <summary>The word for the baseline that git determines.</summary>
    public const string MergeBase = "merge-base";

    /// <summary>The newest snapshots of the base branch, whatever the ancestry.</summary>
    public const string Latest = "latest";

    /// <summary>No comparison, only absolute limits.</summary>
    public const string None = "none";

    public static readonly IReadOnlySet<FailOn> DefaultFailOn = new HashSet<FailOn> { Judge.FailOn.Regression, Judge.FailOn.NoData };

    /// <summary><c>merge-base</c>, <c>latest</c>, <c>none</c>, or a commit.</summary>
    public string Baseline { get; init; } = MergeBase;

    /// <summary>The base branch; null: the repository's default branch.</summary>
    public string? BaseBranch { get; init; }

    /// <summary>How many of the newest commits of the base branch form the baseline.</summary>
    public int Window { get; init; } = 30;

    /// <summary>False alarms per run over all its gates, between 0 and 1.</summary>
    public double FalseAlarms { get; init; } = 0.01;

    /// <summary>How often the base branch may be reported although nothing changed, over the gates of one check.</summary>
    public FalseAlarmBudget Budget { get; init; } = FalseAlarmBudget.Default;

    /// <summary>What follows when the base branch stays worse for longer than its noise would.</summary>
    public ExcursionSettings Persistence { get; init; } = new();

    /// <summary>How p-values are corrected for the number of gates.</summary>
    public CorrectionMethod Correction { get; init; } = CorrectionMethod.BenjaminiHochberg;

    /// <summary>Which verdicts break the build.</summary>
    public IReadOnlySet<FailOn> FailOn { get; init; } = DefaultFailOn;

    /// <summary>Environment keys that must be equal for two snapshots to be compared.</summary>
    public IReadOnlyList<string> SameEnvironment { get; init; } = ["cpu", "cpu-count", "gpu", "gpu-count", "os", "arch", "runtime"];

    /// <summary>Environment keys that may differ between snapshots that are compared: the report names them.</summary>
    public IReadOnlyList<string> NoteEnvironment { get; init; } = ["driver", "image", "container", "runner"];

    /// <summary>What to do when nothing was measured in the head's environment.</summary>
    public OtherEnvironments OtherEnvironments { get; init; } = OtherEnvironments.Refuse;
}
