using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>The one sentence that says what a verdict rests on: how much, how sure, against what, what would settle it.</summary>
internal static class VerdictSentence
{
    public static string Of(GateQuestion question, Verdict verdict, double p, double q, GateFamily family, double detectable)
    {
        var comparison = question.Comparison;
        if (comparison.Refusal is { } refusal) return refusal;
        if (comparison.Undecidable is { } undecidable) return $"{question.Name}: {undecidable}";
        var worsening = comparison.Worsening;
        if (!worsening.IsTestable) return $"{question.Name}: the noise cannot be told from these data; add sizes or record more commits of the base branch";
        if (question.IsLimit) return Limit(question, verdict);

        var exact = worsening.StandardError == 0;
        var change = $"{question.Name} {ChangeText.Of(comparison)}" + (exact ? ", exactly" : " " + ChangeText.Interval(comparison));
        var limit = $"limit {ChangeText.Worse(comparison, comparison.Margin)}";
        if (exact) return verdict == Verdict.Improved ? change : $"{change} (this metric has no noise), {limit}";
        return verdict switch
        {
            Verdict.Regressed => $"{change}, {limit}, {Surety(p, q, family)}",
            Verdict.Improved => change,
            Verdict.Pass => $"{change}, {limit}; would have caught {ChangeText.Worse(comparison, detectable)}",
            _ => $"{change}, {limit}; smallest change this could catch: {ChangeText.Worse(comparison, detectable)}" +
                 (comparison.Settle is { } settle ? $"; {settle}" : ""),
        };
    }

    /// <summary>On the base branch: the change that was noticed, or why a commit that looks bad alone is no alarm.</summary>
    public static string OnBaseBranch(GateQuestion question, Watch? watch, Verdict verdict, Verdict alone, string sentence)
    {
        if (watch?.Noticed is { } change && verdict is Verdict.Regressed or Verdict.Improved) return $"{question.Name} {ChangeSentence.Of(change)}, reported once" + (watch.Excursion is { } excursion ? $"; {excursion.Sentence}" : "");
        if (watch is null || verdict == alone) return sentence;
        return watch.ExplainedBy is { } reported
            ? $"{sentence}; that is the change which began at {CommitName.Short(reported.Commit)} and was reported at {CommitName.Short(reported.NoticedAt)}"
            : FormattableString.Invariant($"{sentence}; a single commit of the base branch decides nothing: it is watched for a change that lasts ({watch.Commits} commits of its level before it)") + (watch.IsBimodal ? ", and falls by turns about two levels" : "");
    }

    public static string Of(CheckCase item, Verdict verdict, IReadOnlyList<GateVerdict> gates)
    {
        if (item.Head.Refusal is { } refusal) return refusal;
        if (gates.Count == 0) return "no gates: estimates only";
        var accepted = gates.Where(gate => gate.Acceptance is not null).ToList();
        var compares = verdict is not (Verdict.NoBaseline or Verdict.Refused) && gates.Any(gate => !gate.IsLimit);
        var against = item.Baseline is { } baseline && compares ? $"; against {baseline.Sentence}" : "";
        // The gate that decided speaks for the check; among several, the surest.
        var deciding = gates.Where(gate => gate.Acceptance is null && gate.Verdict == verdict).OrderBy(gate => double.IsNaN(gate.P) ? 2 : gate.P).ToList();
        var told = deciding.Count > 0 ? deciding[0].Reason : accepted[0].Reason;
        if (verdict == Verdict.Regressed && deciding.Count > 1) told += "; also " + string.Join(", ", deciding.Skip(1).Select(gate => gate.Name));
        return told + against + string.Concat(accepted.Select(gate => $"; {gate.Name} regressed and is accepted: {gate.Acceptance!.Reason}"));
    }

    /// <summary><c>q = 0.003 (p = 0.0004; 2 of 14 gates)</c>; of a single gate they are one number.</summary>
    private static string Surety(double p, double q, GateFamily family) => family.Gates < 2 ? Probability("q", q)
        : FormattableString.Invariant($"{Probability("q", q)} ({Probability("p", p)}; {family.Flagged} of {family.Gates} gates)");

    private static string Probability(string name, double value) => value < 1e-4 ? $"{name} < 0.0001" : $"{name} = {ChangeText.Number(value)}";

    private static string Limit(GateQuestion question, Verdict verdict)
    {
        var estimate = question.Estimate!;
        var interval = double.IsNaN(estimate.Lower) || double.IsNaN(estimate.Upper) ? "" : $" [{End(estimate.Lower)}, {End(estimate.Upper)}]";
        var value = $"{estimate.Name} is {NumberText.Short(estimate.Value)}{interval}, {question.Comparison.Method}";
        return verdict == Verdict.Inconclusive ? $"{value}: too near the limit for its error; add sizes or seeds" : value;
    }

    private static string End(double value) => double.IsFinite(value) ? NumberText.Short(value) : "open";
}
