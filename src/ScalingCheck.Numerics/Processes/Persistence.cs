using System.Globalization;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// How many values in a row above the baseline are a change, and how many noise does by itself: from the covariance of the
/// history, by the independent interval approximation where it holds and by simulation where it does not.
/// </summary>
public static class Persistence
{
    /// <summary>
    /// The critical lengths of a history, and the excursion that it is in.
    /// </summary>
    /// <param name="baseline">
    /// The history in order, at least 60 finite values: the logarithm of a metric that is above zero, turned (times -1) when
    /// higher is better, so that above is worse.
    /// </param>
    /// <param name="newest">The values after the baseline, in order, the same way; may be empty.</param>
    /// <param name="options">Levels, false alarms, intervals.</param>
    /// <returns>A result; <see cref="PersistenceResult.Refusal"/> says why there is none.</returns>
    public static PersistenceResult Of(ReadOnlySpan<double> baseline, ReadOnlySpan<double> newest, PersistenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (HistoryRefusals.OfOptions(options, baseline.Length) is { } mistake) return new() { Refusal = mistake };
        baseline = baseline[options.SegmentStart..];
        if (HistoryRefusals.OfValues(baseline, newest, options) is { } unusable) return new() { Refusal = unusable, Count = baseline.Length };
        var levels = HistoryLevels.Of(baseline);
        if (HistoryRefusals.OfTies(baseline, levels, options) is { } tied) return new() { Refusal = tied, Count = baseline.Length };

        var candidates = options.Covariance is null ? CovarianceFit.Candidates(levels.Cleaned) : [];
        var model = options.Covariance ?? CovarianceFit.Choose(candidates).Model;
        var found = ModelExcursions.Of(model, options.Levels, options.MonteCarloSteps, options.Seed, options.Threads);
        if (options.Strict && found.Why is { } why)
        {
            return new()
            {
                Refusal = $"The independent interval approximation does not hold for {model.Name}: {why}. Leave out 'strict' to have it simulated.",
                Count = baseline.Length, Model = model, Candidates = candidates,
            };
        }

        var draws = options.Draws > 0 && !model.IsGiven ? PersistenceBootstrap.Run(model, baseline.Length, options) : [];
        var rules = Rules(found, draws, levels, options, baseline.Length);
        var excursions = Excursions([.. baseline, .. newest], rules);
        var theta = Quantity("theta", draws, options, found, one => one.Theta);
        var mean = Quantity("mean-excursion", draws, options, found, one => one.Mean);
        return new()
        {
            Count = baseline.Length,
            ValueName = options.ValueName,
            Model = model,
            Candidates = candidates,
            Method = found.Why is null ? "iia" : "monte-carlo",
            Why = found.Why,
            Rules = rules,
            Excursions = excursions,
            Current = excursions.MaxBy(excursion => excursion.RecurrenceValues),
            Theta = theta,
            Rho = Of("rho", theta, static value => Math.Exp(-value)),
            MeanExcursion = mean,
            R1 = Of("r1", mean, static value => Math.Cos(Math.PI / value)),
            Diagnostics = DiagnosticsOf(model, candidates, found, levels),
            Warnings = [.. Warnings(found, options, baseline.Length)],
        };
    }

    private static List<LevelRule> Rules(
        ModelExcursions found, ModelExcursions[] draws, HistoryLevels levels, PersistenceOptions options, int count)
    {
        var alpha = options.Alpha / options.Levels.Count;
        var rules = new List<LevelRule>();
        for (var k = 0; k < options.Levels.Count; k++)
        {
            var law = found.Laws[k];
            var critical = law.CriticalLength(alpha);
            var (at, lower, upper) = (k, critical, critical);
            if (draws.Length > 0)
            {
                var ends = PersistenceBootstrap.Interval(draws.Select(draw => (double)draw.Laws[at].CriticalLength(alpha)), options.Level, critical);
                (lower, upper) = ((int)Math.Floor(ends.Lower), (int)Math.Min(int.MaxValue, Math.Ceiling(ends.Upper)));
            }

            var limit = count < HistoryRefusals.FewestForPoint ? upper : critical;
            var alarms = limit == int.MaxValue ? 0 : 100 * law.StartRate * law.AtLeast(limit);
            rules.Add(new(law.Level, levels.Median + (law.Level * levels.Deviation), critical, lower, upper, limit, alarms, law));
        }

        return rules;
    }

    private static List<Excursion> Excursions(ReadOnlySpan<double> history, List<LevelRule> rules)
    {
        var excursions = new List<Excursion>();
        foreach (var rule in rules)
        {
            var length = 0;
            while (length < history.Length && history[^(length + 1)] > rule.Threshold) length++;
            if (length == 0) continue;
            var probability = rule.Law.AtLeast(length);
            excursions.Add(new(length, rule.Level, rule.Limit, probability, 1 / (rule.StartRate * probability), length >= rule.Limit));
        }

        return excursions;
    }

    private static FittedQuantity Quantity(
        string name, ModelExcursions[] draws, PersistenceOptions options, ModelExcursions found, Func<ModelExcursions, double> of)
    {
        var value = of(found);
        var (lower, upper, deviation) = PersistenceBootstrap.Interval(draws.Select(of), options.Level, value);
        return new(name, value, lower, upper, deviation)
        {
            NotIdentified = double.IsFinite(value) ? null : $"The lengths of excursions fall slower than any exponential: there is no {name}.",
        };
    }

    /// <summary>A monotone function of another quantity, with its interval.</summary>
    private static FittedQuantity Of(string name, FittedQuantity other, Func<double, double> function)
    {
        var (value, one, two) = (function(other.Value), function(other.Lower), function(other.Upper));
        const double Small = 1e-4;
        var slope = (function(other.Value * (1 + Small)) - value) / (other.Value * Small);
        return new(name, value, Math.Min(one, two), Math.Max(one, two), Math.Abs(slope) * other.StandardError) { NotIdentified = other.NotIdentified };
    }

    private static List<KeyValuePair<string, double>> DiagnosticsOf(
        CovarianceModel model, IReadOnlyList<CovarianceCandidate> candidates, ModelExcursions found, HistoryLevels levels) =>
    [
        new("sd", levels.Deviation),
        new("noise-share", model.NoiseShare),
        .. (model.IsGiven ? [] : model.Partials).Select((partial, k) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"partial-{k + 1}"), partial)),
        .. candidates.Select(candidate => KeyValuePair.Create(NameOf(candidate.Model), candidate.Aicc)),
        new("r-decreasing", found.IsDecreasing ? 1 : 0),
        new("e0-monotone", found.IsMonotone ? 1 : 0),
        new("law-least", found.Least),
        new("interval-correlation", found.Dependence),
    ];

    private static string NameOf(CovarianceModel model) => model.Partials.Count == 0 ? "aicc-white"
        : model.NoiseShare > 0 ? "aicc-ar1-white" : string.Create(CultureInfo.InvariantCulture, $"aicc-ar{model.Partials.Count}");

    private static IEnumerable<string> Warnings(ModelExcursions found, PersistenceOptions options, int count)
    {
        if (found.Why is { } why)
            yield return $"the independent interval approximation does not hold ({why}): lengths are from a simulation of {Words.Number(options.MonteCarloSteps)} steps";
        if (options.SegmentStart > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"the level shifted: only the last {count} {options.ValueName.Many} are the baseline");
        if (count < HistoryRefusals.FewestForPoint)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{count} {options.ValueName.Many} are few for a covariance (150 or more are better): {(options.Draws > 0 ? "the upper end of each critical length counts" : "critical lengths are rough")}");
        }
    }
}
