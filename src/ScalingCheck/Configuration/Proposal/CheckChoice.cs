using System.Globalization;
using ScalingCheck.Collect;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Decides what to watch in one group of files: which metric, over which size, split by what.</summary>
internal static class CheckChoice
{
    private const int MostMetrics = 3;
    private const int MostAxes = 3;

    /// <summary>The metrics that may be chosen: what has to be read.</summary>
    public static IReadOnlyList<string> Metrics(FileGroup group)
    {
        var metrics = group.Metrics;
        var memory = metrics.Where(metric => MetricRanking.TierOf(metric) == MetricTier.Memory).Take(1);
        return [.. metrics.Take(MostMetrics).Concat(memory).Distinct()];
    }

    /// <summary>The checks of a group; empty, with the reason, when nothing in it scales.</summary>
    public static (IReadOnlyList<CheckDraft> Drafts, string? Nothing) Of(FileGroup group, IReadOnlyList<Observation> observations)
    {
        var metrics = Metrics(group);
        CheckDraft? refused = null;
        string? nothing = null;
        foreach (var y in metrics.Take(MostMetrics))
        {
            foreach (var draft in Drafts(group, y, observations, ref nothing))
            {
                if (draft.Refusal is not null)
                {
                    refused ??= draft;
                    continue;
                }

                var memory = metrics.FirstOrDefault(metric => metric != y && MetricRanking.TierOf(metric) == MetricTier.Memory);
                if (MetricRanking.TierOf(y) != MetricTier.Time || memory is null) return ([draft], null);
                return ([draft, .. Drafts(group, memory, observations, ref nothing).Take(1)], null);
            }
        }

        return refused is null ? ([], nothing) : ([refused], null);
    }

    private static IEnumerable<CheckDraft> Drafts(FileGroup group, string y, IReadOnlyList<Observation> observations, ref string? nothing)
    {
        var ofMetric = observations.Where(observation => observation.Metric == y).ToList();
        if (ofMetric.Count == 0) return [];
        var anyAxis = group.FormatId is not ("csv" or "json" or "jsonl");
        var axes = SizeAxis.Of(ofMetric, name => anyAxis || group.Captured.Contains(name));
        nothing ??= $"'{y}' has no size with {SizeAxis.FewestSizes} values or more; {AxesFound(ofMetric)}";
        return Choices(axes, y, ofMetric).SelectMany(x => Forms(x, y).Select(form => DraftTrial.Run(Draft(group, y, x, form, ofMetric), ofMetric)));
    }

    /// <summary>What x may be: two axes where a loss depends on both, then one, then the steps of a run where there is no size.</summary>
    private static IEnumerable<IReadOnlyList<SizeAxis>> Choices(IReadOnlyList<SizeAxis> axes, string y, List<Observation> observations)
    {
        var parameters = axes.FirstOrDefault(axis => SizeNames.IsParameters(axis.Name));
        var tokens = axes.FirstOrDefault(axis => axis.Rank == SizeNames.Tokens);
        if (IsLoss(y) && parameters is not null && tokens is not null && SizeAxis.AreIndependent(parameters.Name, tokens.Name, observations))
            yield return [parameters, tokens];
        foreach (var axis in axes.Take(MostAxes)) yield return [axis];
        if (axes.Count > 0) yield break;
        foreach (var step in observations.SelectMany(observation => observation.Axes).Select(axis => axis.Key).Where(RunLog.IsStep).Distinct().Take(1))
        {
            var steps = observations.Select(o => o.Axes.TryGet(step, out var at) ? at : 0).Where(at => at > 0).Distinct().Order().ToList();
            if (steps.Count >= 2 * SizeAxis.FewestSizes) yield return [new SizeAxis(step, SizeNames.Unknown, steps)];
        }
    }

    private static bool IsLoss(string y) => MetricRanking.TierOf(y) <= MetricTier.TrainingLoss;

    private static bool IsCost(string y) => MetricRanking.TierOf(y) is MetricTier.Time or MetricTier.Memory;

    // With few sizes a floor cannot be told from the curve; a power law without one still can be fitted.
    private static string?[] Forms(IReadOnlyList<SizeAxis> x, string y) => IsCost(y) || x.Count > 1 ? [null] : [null, "power"];

    private static CheckDraft Draft(FileGroup group, string y, IReadOnlyList<SizeAxis> x, string? form, List<Observation> observations)
    {
        IReadOnlyList<string> names = [.. x.Select(axis => axis.Name)];
        var others = group.Metrics.Where(metric => metric != y).Take(3).ToList();
        var reasons = new List<string>
        {
            $"y: '{y}' is {MetricRanking.Reason(MetricRanking.TierOf(y)!.Value)}{(others.Count > 0 ? $" (also here: {string.Join(", ", others)})" : "")}.",
        };
        reasons.AddRange(x.Select(axis => string.Create(CultureInfo.InvariantCulture,
            $"x: {axis.Sizes.Count} values of '{axis.Name}' from {NumberText.Short(axis.Sizes[0])} to {NumberText.Short(axis.Sizes[^1])}.")));
        if (names.Any(RunLog.IsStep)) reasons.Add("No size was found, so this follows one run along its steps, whose points are not independent: better vary a size.");
        if (form is not null) reasons.Add("form: too few sizes to tell a floor; with five or more sizes leave 'form' out.");
        var forecast = x.Select(axis => new KeyValuePair<string, double>(axis.Name, axis.Forecast())).ToList();
        var kind = IsCost(y) ? "complexity" : "scaling-law";
        return new CheckDraft
        {
            Kind = kind,
            Form = form,
            Y = y,
            X = names,
            By = SeriesLabels.Of(observations, names),
            Where = [.. Conditions(names, observations)],
            Forecast = forecast,
            Gates = kind == "complexity" ? ProposedGates.Complexity : x.Count == 1 ? ProposedGates.Curve(names[0]) : ProposedGates.Surface,
            Reasons = reasons,
        };
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(IReadOnlyList<string> x, List<Observation> observations)
    {
        foreach (var axis in x)
            if (observations.Exists(o => o.Axes.TryGet(axis, out var size) && size <= 0)) yield return new(axis, ["> 0"]);

        // Every checkpoint of a run holds its log so far. Where all runs have the same last one, that is the run.
        var checkpoints = observations.Select(o => o.Axes.TryGet("checkpoint", out var at) ? at : double.NaN).Distinct().Order().ToList();
        if (checkpoints.Count < 2 || double.IsNaN(checkpoints[0])) yield break;
        var sizes = observations.GroupBy(o => string.Join('|', x.Select(axis => o.Axes.TryGet(axis, out var size) ? size : 0)));
        if (sizes.All(size => size.Any(o => o.Axes.TryGet("checkpoint", out var at) && at == checkpoints[^1])))
            yield return new("checkpoint", [NumberText.RoundTrip(checkpoints[^1])]);
    }

    private static string AxesFound(List<Observation> observations)
    {
        var names = observations.SelectMany(o => o.Axes).Select(axis => axis.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "it has no numbers beside it" : $"beside it stand {string.Join(", ", names.Take(8))}{(names.Count > 8 ? ", ..." : "")}";
    }
}
