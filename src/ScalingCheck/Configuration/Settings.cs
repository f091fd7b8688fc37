using ScalingCheck.Collect;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Everything that <c>scaling-check.yml</c> says.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Directory">The folder it stands in: file patterns and the history are relative to it.</param>
internal sealed record Settings(
    string File,
    string Directory,
    string History,
    IReadOnlyList<CollectRule> Collect,
    IReadOnlyList<GatedCheck> Checks,
    JudgeSettings Judge)
{
    /// <summary>What <c>calibrate</c> found of the noise and wrote beside the configuration.</summary>
    public IReadOnlyList<CalibratedGate> Calibration { get; init; } = [];

    /// <summary>The gates of a check and group with what was calibrated for them; what the configuration says itself stays.</summary>
    /// <param name="environment">Short name of the environment: noise that was learnt on another machine says nothing of this one.</param>
    public IReadOnlyList<GateRule> Calibrated(string checkTitle, string environment, IReadOnlyList<GateRule> gates) => Calibration.Count == 0 ? gates
        : [.. gates.Select(gate => Calibration.LastOrDefault(entry => entry.Check == checkTitle && entry.Estimate == gate.Target &&
                (entry.Environment ?? environment) == environment) is { } found
            ? gate with { Noise = gate.Noise ?? found.Noise, Raise = found.Raise } : gate)];

    /// <summary>What <c>history prune</c> keeps.</summary>
    public Retention Retention { get; init; } = Retention.Everything;

    /// <summary>The rules of <see cref="Collect"/>, keeping as much of a run as the checks need.</summary>
    public IReadOnlyList<CollectRule> RulesForChecks => Checks.Any(check => check.Check.NeedsWholeRuns)
        ? [.. Collect.Select(rule => rule with { Keep = Keep.All })] : Collect;
}
