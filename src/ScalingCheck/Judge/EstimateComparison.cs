using ScalingCheck.Checks;
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

    /// <summary>Relative differences below this are rounding of the fit: an exact metric is then judged as exact.</summary>
    private const double Rounding = 1e-11;

    private const long MostRuns = 100;

    public static Comparison Compare(GateRule gate, Estimate shown, IReadOnlyList<BaseCommit> baseline, double falseAlarms)
    {
        if (shown.NotIdentified is { } reason) return Comparison.Refused($"{shown.Name} is not identified: {reason}");
        var head = shown.Comparable ?? shown;
        if (head.NotIdentified is { } why) return Comparison.Refused($"{head.Name} is not identified: {why}");
        if (head.Better == Direction.Unknown)
            return Comparison.Refused($"which way {head.Name} is good is not known: gate slope, level or forecast, or give {head.Name} a 'max' or 'min'");
        var found = Usable(head, baseline);
        if (found.Count < Fewest(gate))
        {
            return Comparison.Open(FormattableString.Invariant($"{found.Count} of the {FewestCommits} base commits that a comparison of this estimate ") +
                "needs: record more commits of the base branch");
        }

        var worseBy = gate.WorseBy ?? Amount.Zero;
        var relative = worseBy.IsRelative && head.Value > 0 && found.TrueForAll(estimate => estimate.Value > 0);
        var sign = head.Better == Direction.Higher ? -1.0 : 1.0;
        double Value(Estimate estimate) => sign * (relative ? Math.Log(estimate.Value) : estimate.Value);
        var scatter = RunScatter.Of([head, .. found]);
        // The delta method: an error of ln v is the relative error of v.
        double Error(Estimate estimate) => relative ? scatter.ErrorOf(estimate) / estimate.Value : scatter.ErrorOf(estimate);
        double Shown(double value) => relative ? Math.Exp(sign * value) : sign * value;

        var prior = gate.Noise?.ToPrior(relative, found.Average(estimate => estimate.Value));
        var population = RandomEffects.Estimate([.. found.Select(Value)], [.. found.Select(Error)], prior);
        var tail = TailGuard.Factor([.. found.Select(estimate => Away(Value(estimate), Error(estimate), population))], falseAlarms);
        var worsening = WithoutRounding(population.Predict(Value(head), Error(head)).Widen(tail), relative ? 1 : Math.Abs(population.Mean));
        var mean = new Worsening(population.Mean, Math.Sqrt(population.MeanVariance), population.DegreesOfFreedom);
        var jobs = Scatter.BetweenJobs(baseline, run => Of(run, head) is { } one ? Value(one) : null, run => Of(run, head) is { } one ? Error(one) : 0);
        var ends = new[] { Shown(mean.LowerBound(0.025)), Shown(mean.UpperBound(0.025)) };
        var margin = Margins.Of(worseBy, relative, Shown(population.Mean), head.Better);
        return new Comparison
        {
            Worsening = worsening,
            Margin = margin,
            IsRelative = relative,
            Better = head.Better,
            Commits = found.Count,
            Note = Scatter.Widened(tail),
            Method = FormattableString.Invariant($"the estimates of {found.Count} commits") + (gate.Noise is { } noise ? $", with {noise}" : ""),
            // Beside a value of another method the baseline's is told by the change.
            BaseValue = shown.Comparable is null ? Shown(population.Mean) : Shown(Value(shown) - worsening.Change),
            BaseLower = shown.Comparable is null ? ends.Min() : double.NaN,
            BaseUpper = shown.Comparable is null ? ends.Max() : double.NaN,
            Settle = population.RunsToSettle(Value(head), Error(head), margin, falseAlarms, JobsAlone(jobs)) is { } runs and <= MostRuns
                ? Settling.Runs(Math.Max(1, runs - 1))
                : $"more runs alone will not settle it: {Why(population.BetweenStandardDeviation, jobs, relative)}; {Remedy(head, scatter)}",
        };
    }

    /// <summary>True when enough base commits have the estimate.</summary>
    public static bool Allows(GateRule gate, Estimate? head, IReadOnlyList<BaseCommit> baseline) =>
        head is { NotIdentified: null } && Usable(head, baseline).Count >= Fewest(gate);

    /// <summary>One commit is enough where the scatter is known from before.</summary>
    private static int Fewest(GateRule gate) => gate.Noise is null ? FewestCommits : 1;

    private static List<Estimate> Usable(Estimate head, IReadOnlyList<BaseCommit> baseline) =>
        [.. baseline.Select(commit => Of(commit.Outcome, head)).OfType<Estimate>()];

    private static Estimate? Of(CheckOutcome outcome, Estimate head) =>
        outcome.Estimates.FirstOrDefault(estimate => estimate.Name == head.Name) is
            { NotIdentified: null, Value: var value, StandardError: var error } found && double.IsFinite(value) && (double.IsFinite(error) || found.Runs is not null) ? found : null;

    private static double Away(double value, double error, RandomEffectsEstimate population) =>
        (value - population.Mean) / Math.Sqrt(error * error + population.BetweenVariance);

    private static double JobsAlone(JobScatter jobs) => double.IsNaN(jobs.Variance) ? 0 : jobs.Variance;

    /// <summary>
    /// A limit that does not depend on the baseline. The error is that of the interval's side that faces the limit, so that
    /// the verdict and the interval in the report agree also where the interval is lopsided. A single run, of which no error is
    /// known, is taken with the noise of its gate, or by its value alone.
    /// </summary>
    public static Comparison AgainstLimit(Estimate head, double limit, bool isMaximum, int degreesOfFreedom, GateNoise? noise = null)
    {
        if (head.NotIdentified is { } reason) return Comparison.Refused($"{head.Name} is not identified: {reason}");
        var method = $"limit {(isMaximum ? "at most" : "at least")} {NumberText.Short(limit)}";
        var facing = head.Value > limit ? head.Lower : head.Upper;
        if (double.IsInfinity(facing)) return Comparison.Open($"the interval of {head.Name} is open towards the limit: add sizes or seeds", method);

        if (head.Runs == 1)
        {
            var prior = noise?.ToPrior(relative: false, head.Value);
            return new Comparison
            {
                Worsening = new Worsening(isMaximum ? head.Value - limit : limit - head.Value, prior?.StandardDeviation ?? 0, prior?.DegreesOfFreedom ?? 1),
                Better = isMaximum ? Direction.Lower : Direction.Higher,
                Method = $"{method}, {(noise is null ? "one run by its value alone" : $"one run with {noise}")}",
                BaseValue = limit,
            };
        }

        // How many standard errors the half-width of the interval is.
        var reach = new Worsening(0, 1, degreesOfFreedom).UpperBound((1 - head.Level) / 2);
        var error = double.IsNaN(facing) ? head.StandardError : Math.Abs(head.Value - facing) / reach;
        return new Comparison
        {
            Worsening = new Worsening(isMaximum ? head.Value - limit : limit - head.Value, error, degreesOfFreedom),
            Better = isMaximum ? Direction.Lower : Direction.Higher,
            Method = method,
            BaseValue = limit,
        };
    }

    private static Worsening WithoutRounding(Worsening worsening, double scale) =>
        worsening.StandardError <= Rounding * scale
            ? worsening with { Change = Math.Abs(worsening.Change) <= Rounding * scale ? 0 : worsening.Change, StandardError = 0 }
            : worsening;

    private static string Why(double between, JobScatter jobs, bool relative) => between > 0
        ? $"base commits differ by sd {Spread(between, relative)}" + (jobs.Variance >= 0 ? $", jobs of one commit by sd {Spread(Math.Sqrt(jobs.Variance), relative)}" : "")
        : "the base commits' own estimates are too uncertain";

    private static string Remedy(Estimate head, RunScatter scatter) =>
        head.Runs is null ? "widen the margin or add sizes"
            : scatter.IsKnown ? "widen the margin" : "widen the margin, or measure several runs of each commit, which tell whose scatter it is";

    private static string Spread(double value, bool relative) => relative ? ChangeText.Number(value * 100) + " %" : ChangeText.Number(value);
}
