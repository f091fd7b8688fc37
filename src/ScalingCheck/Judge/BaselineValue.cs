using System.Runtime.InteropServices;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The baseline's value of an estimate with a 95 % interval: what the head's own value is shown beside.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BaselineValue(double Value, double Lower, double Upper)
{
    private const double HalfError = 0.025;

    /// <summary>
    /// The same as told by a change on the log scale, where the head's value is by a method that the commits of a baseline
    /// are not estimated with.
    /// </summary>
    public BaselineValue Behind(Estimate? head, Worsening change, Direction better) => head?.Comparable is null ? this
        : new BaselineValue(head.Value * Math.Exp(better == Direction.Higher ? change.Change : -change.Change), double.NaN, double.NaN);

    /// <summary>Of several commits their mean, with the interval of a mean; of one commit its own estimate.</summary>
    public static BaselineValue Of(string target, IReadOnlyList<BaseCommit> baseline, IReadOnlyList<string> commits)
    {
        var found = baseline.Where(commit => commits.Contains(commit.Commit))
            .Select(commit => (commit.Outcome, Estimate: commit.Outcome.Estimates.FirstOrDefault(estimate => estimate.Name == target)))
            .Where(pair => pair.Estimate is not null && double.IsFinite(pair.Estimate.Value)).ToList();
        if (found.Count == 0) return new BaselineValue(double.NaN, double.NaN, double.NaN);
        var mean = found.Average(pair => pair.Estimate!.Value);
        var error = found.Count == 1
            ? new Worsening(mean, found[0].Estimate!.StandardError, found[0].Outcome.DegreesOfFreedom)
            : new Worsening(mean, Math.Sqrt(found.Sum(pair => Math.Pow(pair.Estimate!.Value - mean, 2)) / (found.Count - 1) / found.Count), found.Count - 1);
        return new BaselineValue(mean, error.LowerBound(HalfError), error.UpperBound(HalfError));
    }
}
