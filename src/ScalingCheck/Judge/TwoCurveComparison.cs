using ScalingCheck.Checks;
using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Judge;

/// <summary>
/// Compares the head with one base commit that ran other sizes: a curve is fitted to both, and to each, and the fit of both
/// says what changed between them (F tests, <see cref="CurveTest"/>).
/// </summary>
internal static class TwoCurveComparison
{
    /// <summary>True for what one base commit at other sizes can answer.</summary>
    public static bool Answers(string target) => target is CurveComparison.Level or "alpha" or "beta" or ComplexityCheck.Exponent || ForecastName.Is(target);

    /// <summary>The comparison with the nearest base commit; null when there is none, or it does not answer the gate.</summary>
    public static Comparison? Compare(GateRule gate, GatedCheck gated, CheckOutcome head, IReadOnlyList<BaseCommit> baseline)
    {
        if (baseline.Count == 0 || KnownLaws.Find(head.Form) is not { } law || !Answers(gate.Target)) return null;
        var nearest = baseline[0];
        var check = gated.Check;
        var result = CurveTest.Compare(
            law, head.Points.ToFitData(check.Weighted), nearest.Outcome.Points.ToFitData(check.Weighted),
            new CurveTestOptions
            {
                Target = ForecastName.Parse(gate.Target) is { } at ? [.. check.X.Select(axis => at.TryGet(axis, out var size) ? size : double.NaN)] : null,
                HigherIsBetter = check.Better == Direction.Higher,
                Fit = check.ToFitOptions(intervals: false),
            });
        if (result.Refusal is { } refusal) return Comparison.Refused(refusal);
        var worsening = gate.Target == CurveComparison.Level ? result.Level : ForecastName.Is(gate.Target) ? result.Change : result.Exponent;
        return worsening is { } found && !double.IsNaN(found.Change) ? Of(gate, gated, head, baseline, result, found) : null;
    }

    private static Comparison Of(
        GateRule gate, GatedCheck gated, CheckOutcome head, IReadOnlyList<BaseCommit> baseline, CurveTestResult result, Worsening worsening)
    {
        var commit = baseline[0].Commit;
        var exponent = gate.Target != CurveComparison.Level && !ForecastName.Is(gate.Target);
        var timed = Units.SharesFactor(head.Points.Unit, gated.Check.Y);
        var level = BaselineValue.Of(gate.Target, baseline, [commit])
            .Behind(head.Estimates.FirstOrDefault(estimate => estimate.Name == gate.Target), worsening, gated.Check.Better);
        // Behind a factor of its own a slower machine does not show.
        var (what, test) = timed && result.Shape is { } shape ? ("one shape", shape) : ("one curve", result.OneCurve!.Value);
        return new Comparison
        {
            Worsening = worsening,
            Margin = Margins.Of(gate.WorseBy ?? Amount.Zero, relative: !exponent, level.Value, gated.Check.Better),
            IsRelative = !exponent,
            Better = gated.Check.Better,
            Commits = 1,
            Method = FormattableString.Invariant(
                $"two curves, with {CommitName.Short(commit)} at other sizes; {what} for both: F p {NumberText.Short(test.PValue(), 2)}"),
            BaseValue = level.Value,
            BaseLower = level.Lower,
            BaseUpper = level.Upper,
            Undecidable = timed && !exponent
                ? "a single base commit cannot tell a slower machine from slower code: run the base branch at the same sizes, or gate on the exponent"
                : null,
            Settle = "the same sizes on the base branch would sharpen it",
        };
    }
}
