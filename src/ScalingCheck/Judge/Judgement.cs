using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>
/// Answers every gate of a run together: comparisons first, then one correction over those of a family, then the three-way
/// answer. The number of gates counts before the data are seen, so a gate that cannot be judged still counts.
/// </summary>
internal static class Judgement
{
    /// <summary>Error probability of "pass": one gate in twenty at the very edge of the margin may pass.</summary>
    public const double PassError = 0.05;

    private const double Power = 0.8;

    /// <param name="unasked">
    /// The family of each gate of checks and groups without data: nothing can be said of them, and they count.
    /// </param>
    public static IReadOnlyList<CheckVerdict> Of(
        IReadOnlyList<CheckCase> cases, JudgeSettings settings, Acceptances acceptances, IReadOnlyList<string?>? unasked = null)
    {
        var questions = cases.SelectMany(item => GateQuestion.Of(item, settings.FalseAlarms)).ToList();
        var p = questions.ConvertAll(question =>
            question.Comparison is { Refusal: null, Undecidable: null } open ? open.Worsening.PValue(open.Margin) : double.NaN);
        var (q, families) = Correct(questions.ConvertAll(question => question.Case.Gated.Family), p, unasked ?? [], settings);

        var verdicts = questions.Select((question, i) => (question.Case, Verdict: Answer(question, p[i], q[i], families[i], settings.FalseAlarms, acceptances)))
            .ToLookup(pair => pair.Case, pair => pair.Verdict, ReferenceEqualityComparer.Instance);
        return [.. cases.Select(item => Summarise(item, [.. verdicts[item]]))];
    }

    /// <summary>Adjusted values, and for each gate what it was adjusted with.</summary>
    private static (double[] Q, GateFamily[] Families) Correct(
        List<string?> names, List<double> p, IReadOnlyList<string?> unasked, JudgeSettings settings)
    {
        var (q, families) = (new double[p.Count], new GateFamily[p.Count]);
        foreach (var family in Enumerable.Range(0, p.Count).GroupBy(i => names[i]))
        {
            int[] gates = [.. family];
            var silent = unasked.Count(name => name == family.Key);
            var adjusted = FalseDiscovery.Adjust([.. gates.Select(i => p[i]), .. Enumerable.Repeat(double.NaN, silent)], settings.Correction);
            var flagged = adjusted.Count(value => value <= settings.FalseAlarms);
            for (var j = 0; j < gates.Length; j++)
                (q[gates[j]], families[gates[j]]) = (adjusted[j], new GateFamily(family.Key, flagged, adjusted.Length));
        }

        return (q, families);
    }

    private static GateVerdict Answer(
        GateQuestion question, double p, double q, GateFamily family, double falseAlarms, Acceptances acceptances)
    {
        var comparison = question.Comparison;
        var alone = VerdictOf(question, p, q, falseAlarms);
        var watch = question.IsLimit ? null : question.Case.Watches.GetValueOrDefault(question.Gate.Target);
        var verdict = watch is null ? alone : OnBaseBranch(watch, alone);
        var detectable = comparison.Worsening.DetectableChange(falseAlarms, Power, comparison.Margin);
        return new GateVerdict
        {
            Gate = question.Gate,
            Name = question.Name,
            IsLimit = question.IsLimit,
            Verdict = verdict,
            Comparison = comparison,
            Estimate = question.Estimate,
            P = p,
            Q = q,
            Family = family,
            Detectable = detectable,
            Reason = VerdictSentence.OnBaseBranch(question, watch, verdict, alone, VerdictSentence.Of(question, alone, p, q, family, detectable)),
            Acceptance = verdict != Verdict.Regressed ? null
                : watch?.Noticed is { } change && alone != Verdict.Regressed ? acceptances.For(change, question.Case.Gated.Check.Name)
                : acceptances.For(question.Case, question.Name, comparison, falseAlarms),
            Watch = watch,
            IsWaiting = verdict != alone && alone == Verdict.Regressed && verdict == Verdict.Inconclusive,
        };
    }

    /// <summary>
    /// On the base branch a change is reported once, when the detector is sure of it. A single commit that looks bad by itself
    /// decides nothing there: one in a hundred does so by chance.
    /// </summary>
    private static Verdict OnBaseBranch(Watch watch, Verdict alone)
    {
        if (watch.IsBeyondLimit) return Verdict.Regressed;
        if (watch.Noticed is { IsWorse: false }) return Verdict.Improved;
        return watch.DecidesOverCommits && alone == Verdict.Regressed ? Verdict.Inconclusive : alone;
    }

    private static Verdict VerdictOf(GateQuestion question, double p, double q, double falseAlarms)
    {
        var (comparison, worsening) = (question.Comparison, question.Comparison.Worsening);
        if (question.NoBaseline) return Verdict.NoBaseline;
        if (comparison.Refusal is not null) return Verdict.Refused;
        if (comparison.Undecidable is not null || double.IsNaN(p)) return Verdict.Inconclusive;
        if (q <= falseAlarms) return Verdict.Regressed;
        if (worsening.UpperBound(falseAlarms) < 0 && -worsening.Change > comparison.Margin && !question.IsLimit) return Verdict.Improved;
        // Without noise the bound is the change itself, and standing still is no worsening.
        var upper = worsening.UpperBound(PassError);
        return upper < comparison.Margin || (worsening.StandardError == 0 && upper <= comparison.Margin) ? Verdict.Pass : Verdict.Inconclusive;
    }

    private static CheckVerdict Summarise(CheckCase item, IReadOnlyList<GateVerdict> gates)
    {
        var verdict = item.Head.Refusal is not null ? Verdict.Refused
            : gates.Where(gate => gate.Acceptance is null).Select(gate => gate.Verdict).Worst();
        return new CheckVerdict
        {
            Check = item.Gated.Check,
            Family = item.Gated.Family,
            Outcome = item.Head,
            Gates = gates,
            Verdict = verdict,
            Reason = VerdictSentence.Of(item, verdict, gates),
            Baseline = item.Baseline,
            BaselineExpected = item.BaselineExpected,
            Bases = item.Base,
        };
    }
}
