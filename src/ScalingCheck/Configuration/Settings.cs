using ScalingCheck.Collect;
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
    /// <summary>The rules of <see cref="Collect"/>, keeping as much of a run as the checks need.</summary>
    public IReadOnlyList<CollectRule> RulesForChecks => Checks.Any(check => check.Check.NeedsWholeRuns)
        ? [.. Collect.Select(rule => rule with { Keep = Keep.All })] : Collect;
}
