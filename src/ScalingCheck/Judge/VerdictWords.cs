namespace ScalingCheck.Judge;

/// <summary>Verdicts as words, the same in every report and in the history.</summary>
internal static class VerdictWords
{
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Improved => "improved",
        Verdict.Inconclusive => "inconclusive",
        Verdict.NoBaseline => "no-baseline",
        Verdict.Refused => "refused",
        _ => "regressed",
    };

    /// <summary>The one that matters most; pass when there are none.</summary>
    public static Verdict Worst(this IEnumerable<Verdict> verdicts) => verdicts.DefaultIfEmpty(Verdict.Pass).Max();
}
