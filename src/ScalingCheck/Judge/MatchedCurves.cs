using ScalingCheck.Checks;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The curves of the head and of base commits at the sizes that all of them ran, nearest commit first.</summary>
internal sealed record MatchedCurves(double[] Sizes, double[] Head, IReadOnlyList<string> Commits, IReadOnlyList<double[]> Base)
{
    /// <summary>
    /// Runs that each size rests on, r_b r_h/(r_b + r_h): the inverse variance of a log ratio up to a factor. For a single
    /// base commit only; a history weighs every commit alike.
    /// </summary>
    public double[] Weights { get; private init; } = [];

    /// <summary>The curves of single runs at the same sizes, of base commits that ran more than once; no entry for the others.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Runs { get; private init; } = [];

    /// <summary>
    /// The head and the nearest commit that shares enough sizes for a test of two commits; failing that, the nearest that
    /// shares any. Null when none does.
    /// </summary>
    public static MatchedCurves? WithNearest(CheckOutcome head, IReadOnlyList<BaseCommit> baseline, int enoughSizes)
    {
        if (head.Curve is not { } curve) return null;
        var shared = baseline.Where(commit => commit.Outcome.Curve is not null)
            .Select(commit => (Commit: commit, Pairs: SizeMatching.Match(curve.Sizes, commit.Outcome.Curve!.Sizes)))
            .Where(candidate => candidate.Pairs.Count > 0).ToList();
        if (shared.Count == 0) return null;
        var enough = shared.FindIndex(candidate => candidate.Pairs.Count >= enoughSizes);
        var (nearest, pairs) = shared[Math.Max(0, enough)];
        var counts = nearest.Outcome.Curve!.Counts;
        return At(curve, [.. pairs.Select(pair => pair.Head)], [nearest]) with
        {
            Weights = [.. pairs.Select(pair => (double)curve.Counts[pair.Head] * counts[pair.Base] / (curve.Counts[pair.Head] + counts[pair.Base]))],
        };
    }

    /// <summary>
    /// The head and the base commits at the largest set of sizes that so many of them ran; older commits that lack one of
    /// them are left out. Null when there is no such set of at least <paramref name="fewestSizes"/>.
    /// </summary>
    /// <param name="distinct">True: every curve counts once. Copies of a measurement are one, and would make noise look small.</param>
    public static MatchedCurves? WithHistory(
        CheckOutcome head, IReadOnlyList<BaseCommit> baseline, int fewestCommits, int fewestSizes, bool distinct)
    {
        if (head.Curve is not { } curve) return null;
        var measured = baseline.Where(commit => commit.Outcome.Curve is not null).ToList();
        if (distinct) measured = Distinct(measured);
        // The sizes that one of the commits shares with the head: nearest first, so that ties go to the present grid.
        return measured
            .Select(commit => SizeMatching.Match(curve.Sizes, commit.Outcome.Curve!.Sizes).Select(pair => pair.Head).ToArray())
            .Where(sizes => sizes.Length >= fewestSizes).DistinctBy(sizes => string.Join(',', sizes))
            .Select(sizes => At(curve, sizes, measured))
            .Where(matched => matched.Base.Count >= fewestCommits)
            .MaxBy(matched => matched.Sizes.Length);
    }

    /// <summary>True when two base commits agree to the last digit, as those of a deterministic metric do.</summary>
    public static bool Repeats(IReadOnlyList<BaseCommit> baseline)
    {
        var measured = baseline.Where(commit => commit.Outcome.Curve is not null).ToList();
        return Distinct(measured).Count < measured.Count;
    }

    /// <summary>The same curves turned so that larger is worse.</summary>
    public MatchedCurves Signed(double sign) => sign > 0 ? this : this with
    {
        Head = Array.ConvertAll(Head, y => -y), Base = [.. Base.Select(curve => Array.ConvertAll(curve, y => -y))],
    };

    private static MatchedCurves At(Curve head, int[] chosen, IReadOnlyList<BaseCommit> baseline)
    {
        var sizes = Array.ConvertAll(chosen, i => head.Sizes[i]);
        var commits = new List<string>();
        var curves = new List<double[]>();
        var runs = new List<IReadOnlyList<double[]>>();
        foreach (var commit in baseline)
        {
            if (LogsAt(sizes, commit.Outcome.Curve!) is not { } logs) continue;
            commits.Add(commit.Commit);
            curves.Add(logs);
            if (commit.Runs.Count > 1) runs.Add([.. commit.Runs.Select(run => run.Curve is { } curve ? LogsAt(sizes, curve) : null).OfType<double[]>()]);
        }

        return new MatchedCurves(sizes, Array.ConvertAll(chosen, i => head.MeanLogs[i]), commits, curves) { Runs = runs };
    }

    private static double[]? LogsAt(double[] sizes, Curve curve)
    {
        var pairs = SizeMatching.Match(sizes, curve.Sizes);
        return pairs.Count == sizes.Length ? [.. pairs.Select(pair => curve.MeanLogs[pair.Base])] : null;
    }

    private static List<BaseCommit> Distinct(List<BaseCommit> measured) => [.. measured.DistinctBy(commit =>
        string.Join(',', commit.Outcome.Curve!.Sizes.Concat(commit.Outcome.Curve.MeanLogs).Select(BitConverter.DoubleToInt64Bits)))];
}
