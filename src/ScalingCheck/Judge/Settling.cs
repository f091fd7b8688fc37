using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>What it would take to answer an open question.</summary>
internal static class Settling
{
    private const int MostRuns = 100;

    /// <summary>
    /// How many further runs of the head would put the change that was seen beyond doubt. A comparison with m commits has
    /// variance v (1 + 1/m) for one run of the head and v (c + (1 - c)/r + 1/m) for r of them.
    /// </summary>
    /// <param name="ofCommits">
    /// c: the share of the scatter that is between commits and not between jobs of one commit; 0 unless base commits ran twice.
    /// </param>
    public static string? ByRuns(Worsening worsening, double margin, int m, double falseAlarms, double ofCommits = 0)
    {
        if (!worsening.IsTestable || worsening.StandardError == 0) return null;
        var away = worsening.Change - margin;
        var alpha = away > 0 ? falseAlarms : Judgement.PassError;
        for (var runs = 2; runs <= MostRuns; runs++)
        {
            var error = worsening.StandardError * Math.Sqrt((ofCommits + (1 - ofCommits) / runs + 1.0 / m) / (1 + 1.0 / m));
            var open = new Worsening(Math.Abs(away), error, worsening.DegreesOfFreedom);
            if (open.LowerBound(alpha) > 0) return Runs(runs - 1);
        }

        return "more runs alone will not settle it: the change is too near the limit; widen the margin, or add sizes or base commits";
    }

    public static string Runs(long more) => FormattableString.Invariant(
        $"about {more} more {(more == 1 ? "run" : "runs")} of this commit in separate jobs would settle it");
}
