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
    public const int FewestCommits = 4;

    /// <summary>Sizes that a comparison with a single commit needs: the scatter about the line is all it has.</summary>
    public const int FewestPairedSizes = 4;

    /// <summary>Largest over smallest size below which a slope would be noise divided by next to nothing.</summary>
    private const double ShortestRange = 2;

    /// <summary>True when the gate is a question about curves for the form that was fitted.</summary>
    public static bool Answers(string target, string form) => target switch
    {
        Slope or Level => true,
        // A power law's exponent is its slope: the matched comparison is exact and far sharper.
        "alpha" or ComplexityCheck.Exponent => form == "power",
        _ => ForecastName.Is(target) && form is not ("log-linear" or ComplexityCheck.OverheadForm),
    };

    /// <summary>True for what exists only between two curves.</summary>
    public static bool IsOfCurves(string target) => target is Slope or Level;

    /// <summary>The comparison, or null when too few sizes match for it.</summary>
    public static Comparison? Compare(GateRule gate, CheckCase item, double falseAlarms)
    {
        var (gated, head, baseline) = (item.Gated, item.Head, item.Base);
        var timed = Units.SharesFactor(head.Points.Unit, gated.Check.Y);
        if (MatchedCurves.WithNearest(head, baseline, FewestPairedSizes) is not { } nearest) return null;
        // A history at less than half of the sizes would see less than one commit at all of them.
        var history = MatchedCurves.WithHistory(head, baseline, FewestCommits, (nearest.Sizes.Length + 1) / 2, distinct: timed);
        if (IsCopy(nearest, item, timed))
            return Comparison.Refused($"the head's numbers are copies of those of {CommitName.Short(nearest.Commits[0])}: was the benchmark run?");

        // Where the scatter is known from before, one commit is a history; a forecast then is compared by its estimates.
        if (history is null && gate.Noise is not null && gated.Compare != ComparisonMode.Paired)
        {
            if (ForecastName.Is(gate.Target)) return null;
            history = MatchedCurves.WithHistory(head, baseline, 1, (nearest.Sizes.Length + 1) / 2, distinct: timed);
        }

        var paired = history is null || gated.Compare == ComparisonMode.Paired;
        if (paired && gated.Compare == ComparisonMode.History)
        {
            return Comparison.Open(FormattableString.Invariant(
                $"fewer than the {FewestCommits} base commits at the same sizes that 'compare: history' needs: record more commits of the base branch"));
        }

        var matched = paired ? nearest : history!;
        if (paired && matched.Sizes.Length < FewestPairedSizes) return null;
        if (gate.Target != Level && matched.Sizes[^1] < ShortestRange * matched.Sizes[0])
        {
            return Comparison.Refused($"the common sizes {Shown(matched.Sizes)} lie within a factor of {NumberText.Short(ShortestRange)}: " +
                "the range is too short for a slope");
        }

        return Answer(gate, gated, head, baseline, matched, paired, timed, falseAlarms);
    }

    private static Comparison? Answer(
        GateRule gate, GatedCheck gated, CheckOutcome head, IReadOnlyList<BaseCommit> baseline,
        MatchedCurves matched, bool paired, bool timed, double falseAlarms)
    {
        var worse = matched.Signed(gated.Check.Better == Direction.Higher ? -1 : 1);
        var u = Array.ConvertAll(matched.Sizes, Math.Log);
        var d = worse.Head.Zip(worse.Base[0], (h, b) => h - b).ToArray();
        var exponent = !IsOfCurves(gate.Target) && !ForecastName.Is(gate.Target);
        CurveContrast contrast;
        Worsening worsening;
        if (!ForecastName.Is(gate.Target))
        {
            contrast = gate.Target == Level ? CurveContrast.Level(u, matched.Weights) : CurveContrast.Slope(u, matched.Weights);
            worsening = paired ? PairedTest.Compare(contrast, d)
                : gate.Noise is { } noise ? KnownNoise(contrast, worse, noise.ToPrior(!exponent, exponent ? BaselineValue.Of(gate.Target, baseline, matched.Commits).Value : double.NaN))
                : HistoryTest.Compare(contrast, worse.Base, worse.Head);
        }
        else
        {
            // Whatever falls to a floor: over the distance of a forecast the ratio of two such curves bends alike.
            var pooled = head.Form == "power" ? null : Pooled(matched);
            // Without the floor the extrapolated ratio is several times too large: rather compare the two forecasts.
            if (pooled is null && head.Form != "power") return null;
            var at = Math.Log(ForecastName.Parse(gate.Target)!.TryGet(gated.Check.X[0], out var size) ? size : double.NaN);
            var change = paired ? ForecastRule.Paired(u, d, pooled, at, matched.Weights) : ForecastRule.History(u, worse.Base, worse.Head, pooled, at);
            (worsening, contrast) = (change.Worsening, ForecastRule.Contrast(change.Basis, u, pooled, at, matched.Weights));
        }

        var m = matched.Base.Count;
        // A pooled slope rests on the noise of points, not on the scatter of commits.
        var pooledSlope = gate.Noise is null && worsening.DegreesOfFreedom != m - 1;
        var tail = paired || pooledSlope ? 1 : TailGuard.Factor([.. worse.Base.Select(curve => contrast.Value(curve))], falseAlarms);
        worsening = worsening.Widen(tail);
        var level = BaselineValue.Of(gate.Target, baseline, matched.Commits)
            .Behind(head.Estimates.FirstOrDefault(estimate => estimate.Name == gate.Target), worsening, gated.Check.Better);
        var margin = Margins.Of(gate.WorseBy ?? Amount.Zero, relative: !exponent, level.Value, gated.Check.Better);
        return new Comparison
        {
            Worsening = worsening,
            Margin = margin,
            IsRelative = !exponent,
            Better = gated.Check.Better,
            Per = gate.Target == Slope ? $"e-fold of {gated.Check.X[0]}" : null,
            IsWithHistory = !paired,
            Commits = paired ? 1 : m,
            Note = Scatter.Widened(tail),
            Method = paired
                ? FormattableString.Invariant($"paired with {CommitName.Short(matched.Commits[0])} at {u.Length} sizes")
                : FormattableString.Invariant($"{m} {(m == 1 ? "commit" : "commits")} at the same {u.Length} sizes") +
                  (gate.Noise is { } known && !ForecastName.Is(gate.Target) ? $", with {known}" : ""),
            BaseValue = level.Value,
            BaseLower = level.Lower,
            BaseUpper = level.Upper,
            Undecidable = paired && timed && !exponent && gate.Target != Slope
                ? "a single base commit cannot tell a slower machine from slower code: " +
                  FormattableString.Invariant($"record at least {FewestCommits} commits of the base branch, or gate on slope")
                : null,
            Settle = paired
                ? FormattableString.Invariant($"{FewestCommits} or more recorded commits of the base branch would sharpen it")
                : Settling.ByRuns(worsening, margin, m, falseAlarms, OfCommits(contrast, matched, worsening)),
        };
    }

    private static Worsening KnownNoise(CurveContrast contrast, MatchedCurves worse, NoisePrior prior)
    {
        double[] values = [.. worse.Base.Select(curve => contrast.Value(curve))];
        return RandomEffects.Estimate(values, new double[values.Length], prior).Predict(contrast.Value(worse.Head), 0);
    }

    /// <summary>The share of the scatter that is between commits, not between jobs of one commit; 0 when no commit ran twice.</summary>
    private static double OfCommits(CurveContrast contrast, MatchedCurves matched, Worsening worsening)
    {
        var jobs = JobScatter.Of([.. matched.Runs.Select(runs => runs.Select(run => contrast.Value(run)).ToArray())]);
        var total = worsening.StandardError * worsening.StandardError / (1 + 1.0 / matched.Base.Count);
        return jobs.Variance >= 0 && total > 0 ? Math.Max(0, 1 - jobs.Variance / total) : 0;
    }

    /// <summary>
    /// Times never repeat to the last digit. Anything else may: counts do by nature, and a deterministic metric shows itself
    /// when base commits repeat each other.
    /// </summary>
    private static bool IsCopy(MatchedCurves nearest, CheckCase item, bool timed)
    {
        if (!nearest.Head.AsSpan().SequenceEqual(nearest.Base[0])) return false;
        if (timed) return true;
        var isCount = item.Head.Points.Points.All(point => point.Y == Math.Floor(point.Y));
        return !isCount && !item.RepeatedBefore && !MatchedCurves.Repeats(item.Base);
    }

    /// <summary>One curve fitted to all commits, the head with as many votes as any other.</summary>
    private static SharedFloorCurve? Pooled(MatchedCurves matched)
    {
        var curves = matched.Base.Append(matched.Head).ToList();
        var mean = Enumerable.Range(0, matched.Sizes.Length).Select(i => Math.Exp(curves.Average(curve => curve[i]))).ToArray();
        var fit = KnownLaws.PowerConstant.Fit(new FitData(matched.Sizes, mean), FitOptions.Default with { Intervals = false });
        if (fit.Refusal is not null) return null;
        double Of(string name) => fit.Parameters.First(parameter => parameter.Name == name).Value;
        return new SharedFloorCurve(Of("E"), Math.Log(Of("A")), Of("alpha"));
    }

    private static string Shown(double[] sizes) => string.Join(", ", sizes.Take(6).Select(size => NumberText.Short(size)));
}
