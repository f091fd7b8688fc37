using ScalingCheck.Checks;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The curves of the head and of base commits at the sizes that all of them ran, nearest commit first.</summary>
internal sealed record MatchedCurves(double[] Sizes, double[] Head, IReadOnlyList<string> Commits, List<double[]> Base)
{
    /// <summary>
    /// Sizes are those that the head shares with the nearest base commit; older commits that lack one of them are left out.
    /// Null when nothing matches.
    /// </summary>
    public static MatchedCurves? Of(CheckOutcome head, IReadOnlyList<BaseCommit> baseline)
    {
        if (head.Curve is not { } curve || baseline.FirstOrDefault(commit => commit.Outcome.Curve is not null)?.Outcome.Curve is not { } nearest)
            return null;
        var shared = SizeMatching.Match(curve.Sizes, nearest.Sizes).Select(pair => pair.Head).ToArray();
        if (shared.Length == 0) return null;

        var sizes = Array.ConvertAll(shared, i => curve.Sizes[i]);
        var commits = new List<string>();
        var curves = new List<double[]>();
        foreach (var commit in baseline)
        {
            if (commit.Outcome.Curve is not { } candidate) continue;
            var pairs = SizeMatching.Match(sizes, candidate.Sizes);
            if (pairs.Count != sizes.Length) continue;
            commits.Add(commit.Commit);
            curves.Add([.. pairs.Select(pair => candidate.MeanLogs[pair.Base])]);
        }

        return new MatchedCurves(sizes, Array.ConvertAll(shared, i => curve.MeanLogs[i]), commits, curves);
    }
}
