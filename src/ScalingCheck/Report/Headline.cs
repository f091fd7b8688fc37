using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>The verdict of a run in a few words: <c>REGRESSED (1 of 3 checks)</c>.</summary>
internal static class Headline
{
    public static string Of(RunVerdict run)
    {
        var word = run.Verdict.Word().ToUpperInvariant();
        if (run.Checks.Count == 0) return run.Verdict == Verdict.Refused ? "NO DATA" : word;
        // Nobody asked for a verdict: "pass" would be one.
        if (run.Verdict == Verdict.Pass && run.Checks.All(check => check.Gates.Count == 0)) return $"NO GATES ({Checks(run.Checks.Count)})";
        var same = run.Checks.Count(check => check.Verdict == run.Verdict);
        // Nothing is wrong with the checks that were judged: something else is missing.
        if (same == 0) return FormattableString.Invariant($"{word} (data is missing; {Checks(run.Checks.Count)} judged)");
        return FormattableString.Invariant($"{word} ({same} of {Checks(run.Checks.Count)})");
    }

    private static string Checks(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "check" : "checks")}");
}
