namespace ScalingCheck.Judge;

/// <summary>One gate of one check with its comparison made, before the correction for many gates.</summary>
internal sealed record GateQuestion(CheckCase Case, GateRule Gate, string Name, Estimate? Estimate, Comparison Comparison)
{
    public bool NoBaseline { get; private init; }

    public bool IsLimit { get; private init; }

    /// <summary>How many questions the gates of a check ask of each series: known before any data are seen.</summary>
    public static int CountOf(GatedCheck gated) =>
        gated.Gates.Sum(gate => (gate.WorseBy is null ? 0 : 1) + (gate.Max is null ? 0 : 1) + (gate.Min is null ? 0 : 1));

    /// <summary>Every question that the gates of a check ask.</summary>
    public static IEnumerable<GateQuestion> Of(CheckCase item, double falseAlarms)
    {
        foreach (var gate in item.Gated.Gates)
        {
            var estimate = item.Head.Estimates.FirstOrDefault(candidate => candidate.Name == gate.Target);
            if (gate.WorseBy is not null)
            {
                var comparison = item.Head.Refusal is { } refusal ? Comparison.Refused(refusal)
                    : item.Incomparable is { } different ? Comparison.Refused(different)
                    : item.NoBaseline is { } missing ? Comparison.Refused(missing)
                    : AgainstBaseline(item, gate, estimate, falseAlarms);
                yield return new GateQuestion(item, gate, gate.Target, estimate, comparison)
                {
                    NoBaseline = item.Head.Refusal is null && item.Incomparable is null && item.NoBaseline is not null,
                };
            }

            if (gate.Max is { } max) yield return Limit(item, gate, estimate, max, isMaximum: true);
            if (gate.Min is { } min) yield return Limit(item, gate, estimate, min, isMaximum: false);
        }
    }

    private static Comparison AgainstBaseline(CheckCase item, GateRule asked, Estimate? estimate, double falseAlarms)
    {
        var elsewhere = item.Baseline?.OtherEnvironments ?? 0;
        // What is known of the scatter is known of one environment.
        var gate = asked with { Noise = elsewhere > 0 ? null : asked.Noise ?? (IsOfMetric(asked.Target) ? item.Gated.Noise : null) };
        var answer = Compared(item, gate, estimate, falseAlarms);
        if (answer.Refusal is null && ModeNote.Of(item, gate) is { } modes)
            answer = answer with { Note = answer.Note is { } note ? $"{note}; {modes}" : modes };
        return elsewhere == 0 || answer.Refusal is not null || answer.Commits >= CurveComparison.FewestCommits || IsTilt(gate.Target, item.Head.Form) ? answer
            : answer with { Undecidable = "the base was measured in another environment, whose difference is not known: slope alone is compared" };
    }

    /// <summary>True for gates whose scatter is that of the metric itself: a check's 'noise' is about them.</summary>
    private static bool IsOfMetric(string target) => target is CurveComparison.Level or Checks.MetricCheck.Mean || Checks.ForecastName.Is(target);

    /// <summary>True for a question about how the curve tilts, which a factor common to a machine leaves alone.</summary>
    private static bool IsTilt(string target, string form) =>
        target == CurveComparison.Slope || (CurveComparison.Answers(target, form) && !IsOfMetric(target));

    private static Comparison Compared(CheckCase item, GateRule gate, Estimate? estimate, double falseAlarms)
    {
        var mode = item.Gated.Compare;
        var curves = mode is not (ComparisonMode.Estimates or ComparisonMode.Curves) && CurveComparison.Answers(gate.Target, item.Head.Form);
        if (curves && CurveComparison.Compare(gate, item, falseAlarms) is { } matched) return matched;
        // Fitted numbers of several commits carry the scatter between commits; two curves are all that one commit allows.
        var two = mode == ComparisonMode.Curves || (mode == ComparisonMode.Auto && !EstimateComparison.Allows(gate, estimate, item.Base));
        if (two && TwoCurveComparison.Compare(gate, item.Gated, item.Head, item.Base) is { } apart) return apart;
        if (mode == ComparisonMode.Curves) return Comparison.Refused($"'compare: curves' does not answer '{gate.Target}': gate level, forecast or the exponent");
        if (estimate is not null) return EstimateComparison.Compare(gate, estimate, item.Base, falseAlarms);
        if (!CurveComparison.IsOfCurves(gate.Target)) return Comparison.Refused($"there is no estimate '{gate.Target}'");
        if (item.Gated.Compare == ComparisonMode.Estimates)
            return Comparison.Refused($"'{gate.Target}' exists between two curves only, and the check says 'compare: estimates'");
        var head = Sizes(item.Head);
        var nearest = item.Base.Count > 0 ? Sizes(item.Base[0].Outcome) : "nothing";
        return Comparison.Refused(FormattableString.Invariant(
            $"head ran {head}; base ran {nearest}: at least {CurveComparison.FewestPairedSizes} common sizes are needed"));
    }

    private static GateQuestion Limit(CheckCase item, GateRule gate, Estimate? estimate, double limit, bool isMaximum)
    {
        var comparison = item.Head.Refusal is { } refusal ? Comparison.Refused(refusal)
            : estimate is null ? Comparison.Refused($"there is no estimate '{gate.Target}'")
            : EstimateComparison.AgainstLimit(
                estimate, limit, isMaximum, Math.Max(1, item.Head.DegreesOfFreedom), gate.Noise ?? (IsOfMetric(gate.Target) ? item.Gated.Noise : null));
        return new GateQuestion(item, gate, gate.Target + (isMaximum ? " max" : " min"), estimate, comparison) { IsLimit = true };
    }

    private static string Sizes(Checks.CheckOutcome outcome)
    {
        if (outcome.Curve is not { } curve) return "nothing that can be used";
        var shown = string.Join(", ", curve.Sizes.Take(6).Select(size => NumberText.Short(size)));
        return curve.Sizes.Length > 6 ? FormattableString.Invariant($"{shown} and {curve.Sizes.Length - 6} more") : shown;
    }
}
