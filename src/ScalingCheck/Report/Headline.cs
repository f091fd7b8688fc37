using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>The verdict of a run in a few words: <c>REGRESSED (1 of 3 checks)</c>.</summary>
internal static class Headline
{
    public static string Of(RunVerdict run)
    {
        var word = run.Verdict.Word().ToUpperInvariant();
        if (run.Checks.Count == 0) return run.Diagnostics.Count > 0 ? "NO DATA" : word;
        var same = run.Checks.Count(check => check.Verdict == run.Verdict);
        var checks = run.Checks.Count == 1 ? "check" : "checks";
        return FormattableString.Invariant($"{word} ({same} of {run.Checks.Count} {checks})");
    }
}
