using ScalingCheck.Checks;
using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Judge;

/// <summary>
/// Compares measured curves at the sizes that both commits ran: at the same rate of false alarms it has several times the
/// power of comparing two fitted numbers, because what the sizes share cancels.
/// </summary>
internal static class CurveComparison
{
    public const string Slope = "slope";

    public const string Level = "level";

    /// <summary>Base commits at the same sizes from which on their own scatter is the yardstick.</summary>
    private const int FewestCommits = 4;

    /// <summary>Sizes that a comparison with a single commit needs: the scatter about the line is all it has.</summary>
    private const int FewestPairedSizes = 4;

    /// <summary>True when the gate is a question about curves for the form that was fitted.</summary>
    public static bool Answers(string target, string form) => target switch
    {
        Slope or Level => true,
        // A power law's exponent is its slope: the matched comparison is exact and far sharper.
        "alpha" or ComplexityCheck.Exponent => form == "power",
        _ => ForecastName.Is(target) && form is "power" or "power-constant",
    };

    /// <summary>The comparison, or null when too few sizes match for it.</summary>
    public static Comparison? Compare(GateRule gate, GatedCheck gated, CheckOutcome head, IReadOnlyList<BaseCommit> baseline)
    {
        if (MatchedCurves.Of(head, baseline) is not { } matched) return null;
        var sign = gated.Check.Better == Direction.Higher ? -1.0 : 1.0;
        var paired = gated.Compare == ComparisonMode.Paired || matched.Base.Count < FewestCommits;
        if (paired && (gated.Compare == ComparisonMode.History || matched.Sizes.Length < FewestPairedSizes)) return null;
        if (!paired && matched.Sizes.Length < 2 && gate.Target != Level) return null;

        var u = Array.ConvertAll(matched.Sizes, Math.Log);
        var headCurve = Array.ConvertAll(matched.Head, y => sign * y);
        var baseCurves = matched.Base.ConvertAll(curve => Array.ConvertAll(curve, y => sign * y));
        var d = headCurve.Zip(baseCurves[0], (h, b) => h - b).ToArray();
        if (PairedTest.AreIdentical(d))
            return Comparison.Refused($"the head's numbers are copies of those of {Short(matched.Commits[0])}: was the benchmark run?");

        Worsening Test(CurveContrast contrast) => paired
            ? PairedTest.Compare(contrast, d) : HistoryTest.Compare(contrast, baseCurves, headCurve);

        var worsening = gate.Target switch
        {
            Level => Test(CurveContrast.Level(u)),
            _ when ForecastName.Is(gate.Target) => Forecast(gate, gated, head, matched, u, d, baseCurves, headCurve, paired),
            _ => Test(CurveContrast.Slope(u)),
        };
        var target = head.Estimates.FirstOrDefault(estimate => estimate.Name == gate.Target);
        var absolute = target is not null && !ForecastName.Is(gate.Target);
        var baseValue = BaseValue(gate.Target, baseline, matched, paired);
        return new Comparison
        {
            Worsening = worsening,
            Margin = Margin(gate.WorseBy ?? Amount.Zero, absolute, baseValue),
            IsRelative = !absolute,
            Per = gate.Target == Slope ? $"e-fold of {gated.Check.X[0]}" : null,
            Method = paired
                ? FormattableString.Invariant($"paired with {Short(matched.Commits[0])} at {u.Length} sizes")
                : FormattableString.Invariant($"{matched.Base.Count} commits at the same {u.Length} sizes"),
            BaseValue = baseValue,
            Undecidable = paired && gate.Target != Slope && !absolute && Units.SharesFactor(head.Points.Unit)
                ? "one base commit cannot tell a slower machine from slower code: record more commits of the base branch, or gate on slope"
                : null,
            Settle = paired ? "four or more recorded commits of the base branch would sharpen it" : null,
        };
    }

    private static Worsening Forecast(
        GateRule gate, GatedCheck gated, CheckOutcome head, MatchedCurves matched,
        double[] u, double[] d, List<double[]> baseCurves, double[] headCurve, bool paired)
    {
        var target = Math.Log(ForecastName.Parse(gate.Target)!.TryGet(gated.Check.X[0], out var size) ? size : double.NaN);
        var pooled = head.Form == "power-constant" && gated.Check.Better != Direction.Higher ? Pooled(matched) : null;
        return paired
            ? ForecastRule.Paired(u, d, pooled, target).Worsening
            : ForecastRule.History(u, baseCurves, headCurve, pooled, target).Worsening;
    }

    /// <summary>One curve fitted to all commits, the head with as many votes as any other.</summary>
    private static SharedFloorCurve? Pooled(MatchedCurves matched)
    {
        var curves = matched.Base.Append(matched.Head).ToList();
        var mean = Enumerable.Range(0, matched.Sizes.Length).Select(i => Math.Exp(curves.Average(curve => curve[i]))).ToArray();
        var fit = KnownLaws.Find("power-constant")!.Fit(new FitData(matched.Sizes, mean), FitOptions.Default with { Intervals = false });
        if (fit.Refusal is not null) return null;
        double Of(string name) => fit.Parameters.First(parameter => parameter.Name == name).Value;
        return new SharedFloorCurve(Of("E"), Math.Log(Of("A")), Of("alpha"));
    }

    private static double BaseValue(string target, IReadOnlyList<BaseCommit> baseline, MatchedCurves matched, bool paired)
    {
        var values = baseline.Where(commit => matched.Commits.Take(paired ? 1 : matched.Commits.Count).Contains(commit.Commit))
            .Select(commit => commit.Outcome.Estimates.FirstOrDefault(estimate => estimate.Name == target)?.Value ?? double.NaN)
            .Where(double.IsFinite).ToList();
        return values.Count == 0 ? double.NaN : values.Average();
    }

    // An absolute margin on an exponent is in its own unit; a relative one is a share of the baseline's exponent.
    private static double Margin(Amount worseBy, bool absolute, double baseValue) => (absolute, worseBy.IsRelative) switch
    {
        (true, true) => worseBy.Value * Math.Abs(baseValue),
        (true, false) => worseBy.Value,
        (false, true) => Math.Log(1 + worseBy.Value),
        (false, false) => double.IsFinite(baseValue) && baseValue > 0 ? Math.Log(1 + worseBy.Value / baseValue) : worseBy.Value,
    };

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
