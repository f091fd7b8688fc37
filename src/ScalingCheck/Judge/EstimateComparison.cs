using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>
/// Compares a fitted estimate with those of the base commits: a random-effects model, in which the error of each fit and the
/// variance between commits both count, and a prediction interval for the head.
/// </summary>
internal static class EstimateComparison
{
    /// <summary>Base commits below which the scatter between commits cannot be judged.</summary>
    public const int FewestCommits = 5;

    public static Comparison Compare(GateRule gate, Estimate head, IReadOnlyList<BaseCommit> baseline, double falseAlarms)
    {
        if (head.NotIdentified is { } reason) return Comparison.Refused($"{head.Name} is not identified: {reason}");
        var found = baseline
            .Select(commit => commit.Outcome.Estimates.FirstOrDefault(estimate => estimate.Name == head.Name))
            .OfType<Estimate>().Where(estimate => estimate.NotIdentified is null && double.IsFinite(estimate.Value) && double.IsFinite(estimate.StandardError))
            .ToList();
        if (found.Count < FewestCommits)
            return Comparison.Open(FormattableString.Invariant($"{found.Count} of the {FewestCommits} base commits that a prediction needs"));

        var worseBy = gate.WorseBy ?? Amount.Zero;
        var relative = worseBy.IsRelative && head.Value > 0 && found.TrueForAll(estimate => estimate.Value > 0);
        var sign = head.Better == Direction.Higher ? -1.0 : 1.0;
        double Value(Estimate estimate) => sign * (relative ? Math.Log(estimate.Value) : estimate.Value);
        double Error(Estimate estimate) => relative ? estimate.StandardError / estimate.Value : estimate.StandardError;

        var population = RandomEffects.Estimate([.. found.Select(Value)], [.. found.Select(Error)]);
        var worsening = population.Predict(Value(head), Error(head));
        var mean = relative ? Math.Exp(sign * population.Mean) : sign * population.Mean;
        var margin = relative ? Math.Log(1 + worseBy.Value) : worseBy.IsRelative ? worseBy.Value * Math.Abs(mean) : worseBy.Value;
        return new Comparison
        {
            Worsening = worsening,
            Margin = margin,
            IsRelative = relative,
            Method = FormattableString.Invariant($"the estimates of {found.Count} commits"),
            BaseValue = mean,
            Settle = population.RunsToSettle(Value(head), Error(head), margin, falseAlarms) is { } runs and < 1000
                ? FormattableString.Invariant($"{Math.Max(1, runs - 1)} more runs in separate jobs would settle it")
                : $"more runs alone cannot settle it: base commits differ by sd {Percent(population.BetweenStandardDeviation, relative)}; widen the margin or add sizes",
        };
    }

    /// <summary>A limit that does not depend on the baseline.</summary>
    public static Comparison AgainstLimit(Estimate head, double limit, bool isMaximum, int degreesOfFreedom)
    {
        if (head.NotIdentified is { } reason) return Comparison.Refused($"{head.Name} is not identified: {reason}");
        var beyond = isMaximum ? head.Value - limit : limit - head.Value;
        return new Comparison
        {
            Worsening = new Worsening(beyond, head.StandardError, degreesOfFreedom),
            Method = $"limit {(isMaximum ? "at most" : "at least")} {NumberText.Short(limit)}",
            BaseValue = limit,
        };
    }

    private static string Percent(double value, bool relative) => relative ? NumberText.Short(value * 100, 2) + " %" : NumberText.Short(value, 2);
}
