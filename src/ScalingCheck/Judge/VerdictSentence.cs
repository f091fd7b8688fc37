namespace ScalingCheck.Judge;

/// <summary>The one sentence that says what a verdict rests on: how much, how sure, against what, what would settle it.</summary>
internal static class VerdictSentence
{
    private const double HalfError = 0.025;

    public static string Of(GateQuestion question, Verdict verdict, double q, double detectable)
    {
        var comparison = question.Comparison;
        if (comparison.Refusal is { } refusal) return refusal;
        if (comparison.Undecidable is { } undecidable) return $"{question.Name}: {undecidable}";
        var worsening = comparison.Worsening;
        if (!worsening.IsTestable) return $"{question.Name}: the noise cannot be told from these data; add sizes or record more commits of the base branch";
        if (question.IsLimit) return Limit(question, verdict);

        var change = $"{question.Name} {ChangeOf(comparison)}{(worsening.StandardError == 0 ? "" : " " + Interval(comparison))}";
        var limit = $"limit {ChangeText.Worse(comparison, comparison.Margin)}";
        if (worsening.StandardError == 0) return verdict == Verdict.Improved ? $"{change}, exactly" : $"{change}, exactly (this metric has no noise), {limit}";
        return verdict switch
        {
            Verdict.Regressed => $"{change}, {limit}, q = {NumberText.Short(q, 2)}",
            Verdict.Improved => change,
            Verdict.Pass => $"{change}, {limit}; would have caught {ChangeText.Worse(comparison, detectable)}",
            _ => $"{change}, {limit}; smallest change this could catch: {ChangeText.Worse(comparison, detectable)}" +
                 (comparison.Settle is { } settle ? $"; {settle}" : ""),
        };
    }

    public static string Of(CheckCase item, Verdict verdict, IReadOnlyList<GateVerdict> gates)
    {
        if (item.Head.Refusal is { } refusal) return refusal;
        if (gates.Count == 0) return "no gates: estimates only";
        var accepted = gates.Where(gate => gate.Acceptance is not null).ToList();
        var against = item.Baseline is { } baseline && verdict is not (Verdict.NoBaseline or Verdict.Refused) ? $" against {baseline.Sentence}" : "";
        // The gate that decided speaks for the check; among several, the surest.
        var deciding = gates.Where(gate => gate.Acceptance is null && gate.Verdict == verdict).OrderBy(gate => double.IsNaN(gate.P) ? 2 : gate.P).ToList();
        var told = deciding.Count > 0 ? deciding[0].Reason + against : accepted[0].Reason + against;
        if (verdict == Verdict.Regressed && deciding.Count > 1) told += "; also " + string.Join(", ", deciding.Skip(1).Select(gate => gate.Name));
        return told + string.Concat(accepted.Select(gate => $"; {gate.Name} regressed and is accepted: {gate.Acceptance!.Reason}"));
    }

    /// <summary>"worse by 4.1 % per e-fold of N", "better by 0.02", "unchanged".</summary>
    public static string ChangeOf(Comparison comparison)
    {
        var change = comparison.Worsening.Change;
        if (change == 0) return "unchanged";
        return (change > 0 ? "worse by " + ChangeText.Worse(comparison, change) : "better by " + ChangeText.Better(comparison, change)) +
               (comparison.Per is { } per ? $" per {per}" : "");
    }

    // Both ends are told the way the change is, so that the sentence keeps one sign.
    private static string Interval(Comparison comparison)
    {
        var (lower, upper) = (comparison.Worsening.LowerBound(HalfError), comparison.Worsening.UpperBound(HalfError));
        return comparison.Worsening.Change > 0
            ? $"[{ChangeText.Worse(comparison, lower)}, {ChangeText.Worse(comparison, upper)}]"
            : $"[{ChangeText.Better(comparison, upper)}, {ChangeText.Better(comparison, lower)}]";
    }

    private static string Limit(GateQuestion question, Verdict verdict)
    {
        var estimate = question.Estimate!;
        var interval = double.IsNaN(estimate.Lower) || double.IsNaN(estimate.Upper) ? "" : $" [{End(estimate.Lower)}, {End(estimate.Upper)}]";
        var value = $"{estimate.Name} is {NumberText.Short(estimate.Value)}{interval}, {question.Comparison.Method}";
        return verdict == Verdict.Inconclusive ? $"{value}: too near the limit for its error; add sizes or seeds" : value;
    }

    private static string End(double value) => double.IsFinite(value) ? NumberText.Short(value) : "open";
}
