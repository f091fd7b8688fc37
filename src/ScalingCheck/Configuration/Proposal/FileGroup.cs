namespace ScalingCheck.Configuration.Proposal;

/// <summary>Files that hold one measurement at several sizes, and the rules that collect them.</summary>
/// <param name="Stem">What the files are called for short: the last part of their paths that says something.</param>
/// <param name="Captured">The axes that come out of the paths.</param>
internal sealed record FileGroup(
    string FormatId, string Stem, IReadOnlyList<MetricFile> Files, IReadOnlyList<ProposedRule> Rules, IReadOnlySet<string> Captured)
{
    /// <summary>The metrics of any of the files, the likeliest to watch first.</summary>
    public IReadOnlyList<string> Metrics => MetricRanking.Of(Files.SelectMany(file => file.Metrics).Distinct());
}
