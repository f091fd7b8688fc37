namespace ScalingCheck.Judge;

/// <summary>The one sentence that says what a verdict rests on: how much, how sure, against what, what would settle it.</summary>
internal static class VerdictSentence
{
    public static string Of(GateQuestion question, Verdict verdict, double detectable)
    {
        var comparison = question.Comparison;
        if (verdict is Verdict.NoBaseline or Verdict.Refused) return comparison.Refusal!;
        if (comparison.Undecidable is { } undecidable) return $"{question.Name}: {undecidable}";
        var worsening = comparison.Worsening;
        if (!worsening.IsTestable) return $"{question.Name}: the noise cannot be told from these data; add sizes or record more commits";
        if (question.IsLimit) return Limit(question, verdict);

        var change = $"{question.Name} {ChangeOf(comparison)} {Interval(comparison)}";
        var limit = $"limit {Format(comparison, comparison.Margin)}";
        return verdict switch
        {
            Verdict.Regressed => $"{change}, {limit}",
            Verdict.Improved => change,
            Verdict.Pass => $"{change}, {limit}; would have caught {Format(comparison, detectable)}",
            _ => $"{change}, {limit}; smallest change this could catch: {Format(comparison, detectable)}" +
                 (comparison.Settle is { } settle ? $"; {settle}" : ""),
        };
    }

    public static string Of(CheckCase item, Verdict verdict, IReadOnlyList<GateVerdict> gates)
    {
        if (item.Head.Refusal is { } refusal) return refusal;
        if (gates.Count == 0) return "no gates: estimates only";
        // The gate that decided speaks for the check; among several, the surest.
        var speaker = gates.Where(gate => gate.Acceptance is null && gate.Verdict == verdict).OrderBy(gate => double.IsNaN(gate.P) ? 2 : gate.P).FirstOrDefault() ?? gates[0];
        var accepted = gates.Where(gate => gate.Acceptance is not null)
            .Select(gate => $"; {gate.Name} regressed and is accepted: {gate.Acceptance!.Reason}");
        var against = item.Baseline is { } baseline && verdict is not (Verdict.NoBaseline or Verdict.Refused) ? $" against {baseline.Sentence}" : "";
        return speaker.Reason + against + string.Concat(accepted);
    }

    /// <summary>"worse by 4.1 % per e-fold of N", "better by 0.02", "unchanged".</summary>
    public static string ChangeOf(Comparison comparison)
    {
        var change = comparison.Worsening.Change;
        if (change == 0) return "unchanged";
        return (change > 0 ? "worse by " : "better by ") + Format(comparison, Math.Abs(change)) +
               (comparison.Per is { } per ? $" per {per}" : "");
    }

    /// <summary>A change on the comparison's scale, as people read it.</summary>
    public static string Format(Comparison comparison, double change) => comparison.IsRelative
        ? NumberText.Short(Math.Exp(change) * 100 - 100, 2) + " %" : NumberText.Short(change, 2);

    private static string Interval(Comparison comparison)
    {
        var (lower, upper) = (comparison.Worsening.LowerBound(0.025), comparison.Worsening.UpperBound(0.025));
        // Worse counts as positive; turned round for an improvement so that the sentence keeps one sign.
        if (comparison.Worsening.Change < 0) (lower, upper) = (-upper, -lower);
        return $"[{Format(comparison, lower)}, {Format(comparison, upper)}]";
    }

    private static string Limit(GateQuestion question, Verdict verdict)
    {
        var estimate = question.Estimate!;
        var value = $"{estimate.Name} is {NumberText.Short(estimate.Value)} [{NumberText.Short(estimate.Lower)}, {NumberText.Short(estimate.Upper)}]";
        return verdict == Verdict.Inconclusive
            ? $"{value}, {question.Comparison.Method}: the interval holds the limit; add sizes or seeds"
            : $"{value}, {question.Comparison.Method}";
    }
}
