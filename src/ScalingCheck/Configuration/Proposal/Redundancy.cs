namespace ScalingCheck.Configuration.Proposal;

/// <summary>Files that say again what another file says: reading both would count every number twice.</summary>
internal static class Redundancy
{
    // BenchmarkDotNet writes the same results in several exporters; the first of these that is there is read.
    private static readonly string[] ReportSuffixes =
        ["-report-full.json", "-report-full-compressed.json", "-report-brief.json", "-report-brief-compressed.json", "-report-default.json"];

    public static IReadOnlyList<MetricFile> Without(IReadOnlyList<MetricFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(file => !HasFullerReport(file.Path, paths) && !IsCheckpointOfFinishedRun(file.Path, paths))];
    }

    private static bool HasFullerReport(string path, HashSet<string> paths)
    {
        var mine = Array.FindIndex(ReportSuffixes, suffix => path.EndsWith(suffix, StringComparison.Ordinal));
        return mine > 0 && ReportSuffixes.Take(mine).Any(suffix => paths.Contains(path[..^ReportSuffixes[mine].Length] + suffix));
    }

    /// <summary>The log in checkpoint-500 is the beginning of the one beside the finished model.</summary>
    private static bool IsCheckpointOfFinishedRun(string path, HashSet<string> paths)
    {
        var names = path.Split('/');
        return names.Length >= 2 && names[^2].StartsWith("checkpoint-", StringComparison.Ordinal) &&
            paths.Contains(string.Join('/', [.. names[..^2], names[^1]]));
    }
}
