using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>What base commits, and runs of one commit, say of the scatter of a value.</summary>
internal static class Scatter
{
    /// <summary>Widening below which a report does not speak of it.</summary>
    private const double WorthSaying = 1.05;

    /// <summary>The scatter between jobs of one commit, where base commits ran more than once.</summary>
    /// <param name="value">The value that a run shows; null when it shows none.</param>
    /// <param name="error">Its standard error.</param>
    public static JobScatter BetweenJobs(IReadOnlyList<BaseCommit> baseline, Func<Checks.CheckOutcome, double?> value, Func<Checks.CheckOutcome, double> error)
    {
        var repeated = baseline.Where(commit => commit.Runs.Count > 1).Select(commit => commit.Runs.Where(run => value(run) is not null).ToList())
            .Where(runs => runs.Count > 1).ToList();
        if (repeated.Count == 0) return JobScatter.Of([]);
        var errors = repeated.SelectMany(runs => runs).Select(error).Average(one => one * one);
        return JobScatter.Of([.. repeated.Select(runs => runs.Select(run => value(run)!.Value).ToArray())], errors);
    }

    /// <summary>What is said of an interval that was widened for the tail of the base values; null when it hardly was.</summary>
    public static string? Widened(double factor) => factor < WorthSaying ? null
        : $"the base commits lean towards worse or have a heavy tail: intervals are {NumberText.Short(factor, 2)} times as wide as normal noise would have them";
}
