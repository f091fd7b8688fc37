using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>What the Collect stage hands on: observations in the order of rules, file names and lines.</summary>
internal sealed record Collected(
    IReadOnlyList<Observation> Observations, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<CollectedFile> Files)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
