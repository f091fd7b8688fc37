using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Rehearsal;

/// <summary>Shows that the base branch is watched: its last commits as they were, and with a change that lasts.</summary>
internal static class WatchTrial
{
    private const int Commits = 10;

    private const double StandardDeviations = 8;

    public static IEnumerable<SelfTestCase> Of(WatchedSeries series, DetectorOptions options)
    {
        var subject = $"{series.Check} {series.Estimate}";
        // Only the present level: what changed before it is no noise of it.
        var values = series.Worse();
        if (SequentialDetector.Run(values, options) is [.., var last]) values = values[last.At..];
        var needed = options.Warmup + Commits;
        if (values.Length >= options.Warmup && values.Length < needed)
        {
            yield return new SelfTestCase(subject, "watched on the base branch", true, FormattableString.Invariant(
                $"not tried: {values.Length} of the {needed} commits of one level that a trial takes are recorded"));
            yield break;
        }

        if (values.Length < options.Warmup)
        {
            yield return new SelfTestCase(subject, "watched on the base branch", true, FormattableString.Invariant(
                $"{values.Length} of the {options.Warmup} commits of one level that it takes are recorded; until then each commit is judged alone"));
            yield break;
        }

        var from = values.Length - Commits;
        var step = Math.Max(StandardDeviations * Middle.Deviation(values.AsSpan(..from)), 1e-6 * Math.Max(1, Math.Abs(values[^1])));
        var quiet = SequentialDetector.Run(values, options, from).Where(change => change.IsWorse).ToList();
        yield return new SelfTestCase(subject, FormattableString.Invariant($"last {Commits} commits of the base branch as they were"), true,
            quiet.Count == 0 ? "no report" : $"reported: worse since {CommitName.Short(series.Commits[series.Commits.Count - values.Length + quiet[0].At].Commit)}, without any injection");

        var worse = values.Select((value, i) => i < from ? value : value + step).ToArray();
        var found = SequentialDetector.Run(worse, options, from).Where(change => change.IsWorse).ToList();
        var shown = series.Scale.IsLogarithmic ? ChangeText.Number((Math.Exp(step) - 1) * 100) + " %" : ChangeText.Number(step);
        yield return new SelfTestCase(subject, FormattableString.Invariant($"last {Commits} commits of the base branch made worse by {shown}"), found.Count > 0, found.Count > 0
            ? FormattableString.Invariant($"reported after {found[0].NoticedAt - from + 1} commits")
            : "not reported: the noise of this series hides a change of eight standard deviations; see 'scaling-check calibrate'");
    }
}
