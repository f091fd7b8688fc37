using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>A file that one of the known formats recognises.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Metrics">The numbers that its first rows hold, in the order of the file.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
internal sealed record MetricFile(string Path, string FormatId, IReadOnlyList<string> Metrics, Diagnostic? Problem = null);
