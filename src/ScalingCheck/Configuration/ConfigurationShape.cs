using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.History;

namespace ScalingCheck.Configuration;

/// <summary>The shape of <c>scaling-check.yml</c>: every key there is, once.</summary>
internal static class ConfigurationShape
{
    public static readonly IReadOnlyList<string> Baselines = ["merge-base", "latest", "none"];

    public static readonly IReadOnlyList<string> Corrections = ["none", "benjamini-hochberg", "benjamini-yekutieli", "holm"];

    public static readonly IReadOnlyList<string> Excursions = ["report", "alarm", "off"];

    public static readonly IReadOnlyList<string> FailOns = ["regression", "no-data", "inconclusive"];

    public static readonly IReadOnlyList<string> Comparisons = ["auto", "history", "paired", "curves", "estimates"];

    public static readonly IReadOnlyList<string> Differences = ["refuse", "widen"];

    private static readonly Shape Text = new Shape.Scalar(ScalarType.Text);

    private static readonly Shape Number = new Shape.Scalar(ScalarType.Number);

    private static readonly Shape TextByName = new Shape.OpenMapping("name", Text);

    public static readonly Shape Root = new Shape.Mapping(
    [
        new("version", OneOf("1"), "Version of this file's format.", Required: true),
        new("history", Text, $"Where snapshots are kept; {HistoryLocation.Default} unless said otherwise."),
        new("collect", new Shape.List(CollectRule(), Fewest: 1), "Which files to read.", Required: true),
        new("checks", new Shape.OpenMapping("name of a check", Check(), Fewest: 1), "What to watch.", Required: true),
        new("judge", Judge(), "How verdicts are reached."),
        new("environment", Environment(), "Which environments may be compared."),
        new("keep", Keep(), "How much of the history the verb 'history prune' keeps; everything unless said."),
    ]);

    private static Shape.Scalar OneOf(params IReadOnlyList<string> choices) => new(ScalarType.Text, choices);

    private static Shape.Mapping CollectRule() => new(
    [
        new("files", Text, "Files to read, relative to this file; * ** ? {a,b} are wildcards.", Required: true),
        new("format", OneOf([.. KnownFormats.All.Select(format => format.Id)]), "Input format; detected from the content unless said."),
        new("labels", TextByName, "Text coordinates to add; {1} is what the first wildcard matched."),
        new("axes", TextByName, "Numeric coordinates to add; {1} is what the first wildcard matched."),
        new("rename", TextByName, "Names in the file to the names that checks use."),
        new("derive", TextByName, "New axes by arithmetic on others: tokens: flop / (6 * params)."),
        new("keep", OneOf("last", "all"), "Of a metric logged along a run: the last value (default) or all."),
    ]);

    /// <summary>One check: what <c>fit</c> takes by <c>--set</c> too.</summary>
    public static Shape.Variant Check() => new(
        "kind", KnownChecks.Default.Id,
        [.. KnownChecks.All.Select(kind => new KeyValuePair<string, Shape.Mapping>(kind.Id, CheckOf(kind)))]);

    private static Shape.Mapping CheckOf(ICheckKind kind) => new(
    [
        new("kind", OneOf([.. KnownChecks.All.Select(known => known.Id)]), $"Kind of check; here {kind.Id}: {kind.Summary}."),
        new("y", Text, "The metric.", Required: true),
        new("x", new Shape.List(Text, Fewest: 1, Most: 2), kind.HasAxis ? "The axis, or both axes of a law of two." : "Not for this kind.", Required: kind.HasAxis),
        new("better", OneOf("lower", "higher"), "Which way the metric is good; inferred from a known name."),
        new("where", new Shape.OpenMapping("label or axis", new Shape.List(Text, Fewest: 1)), "Which observations: split: val, params: ['>= 1e6', '< 1e9']."),
        new("by", new Shape.List(Text), "Labels of which each value gets a fit of its own."),
        new("pick", OneOf("last", "best", "all"), "Of a metric logged along a run: the last value (default), the best, or all."),
        new("error", Text, "The metric that holds the standard error of y, where it is a column of its own."),
        new("weights", OneOf("auto", "equal"), "auto (default): by standard errors where every point has one; equal: all sizes alike."),
        .. OfAxis(kind, new("forecast", new Shape.List(new Shape.OpenMapping("axis", Number, Fewest: 1)), "Where to forecast the metric: params: 1e9.")),
        new("level", Number, "Confidence level of intervals; 0.95 unless said."),
        .. OfAxis(kind, new("compare", OneOf(Comparisons), "How the head is compared with the baseline; auto unless said.")),
        new("gates", new Shape.OpenMapping("estimate", Gate()), "Limits on estimates."),
        new("noise", Noise(), "Scatter of the metric between unchanged commits, where it is known."),
        new("family", Text, "Checks of one family share one correction for many gates; one family for all unless said."),
        .. OfAxis(kind, new("plan", Plan(), "What may be run next, for the verb plan.")),
        .. kind.Keys.Select(key => new Shape.Key(key.Name, ShapeOf(key), key.Description)),
    ]);

    /// <summary>A key about sizes, which a kind without an axis does not have.</summary>
    private static Shape.Key[] OfAxis(ICheckKind kind, Shape.Key key) => kind.HasAxis ? [key] : [];

    private static Shape ShapeOf(CheckKey key)
    {
        var type = key.Type switch
        {
            CheckKeyType.Number => ScalarType.Number,
            CheckKeyType.Count => ScalarType.Count,
            _ => ScalarType.Text,
        };
        var item = new Shape.Scalar(type, key.Choices.Count > 0 ? key.Choices : null);
        return key.IsList ? new Shape.List(item, Fewest: 1) : item;
    }

    private static Shape.Mapping Gate() => new(
    [
        new("worse-by", new Shape.Scalar(ScalarType.Amount), "How much worse than the baseline is still fine: 0.05 or 5%."),
        new("max", Number, "The estimate must not lie above."),
        new("min", Number, "The estimate must not lie below."),
        new("noise", Noise(), "Scatter of this estimate between unchanged commits, where it is known."),
    ]);

    private static Shape.Mapping Noise() => new(
    [
        new("sd", new Shape.Scalar(ScalarType.Amount), "Standard deviation between unchanged commits: 0.4%, or in the unit of the estimate.", Required: true),
        new("commits", new Shape.Scalar(ScalarType.Count), "From how many commits it is known; taken as known exactly unless said."),
    ]);

    private static Shape.Mapping Plan() => new(
    [
        new("budget", Number, "What all new runs together may cost."),
        new("cost", Text, "Cost of one run: arithmetic on the axes (params * tokens), or a metric of past runs; 1 unless said."),
        new("costs", new Shape.OpenMapping("size", Number), "Cost of one run by size, on one axis."),
        new("start-up", Number, "Cost of starting any run; 0 unless said."),
        new("cap", new Shape.Scalar(ScalarType.Count), "The most new runs of one size; 4 unless said."),
        new("goal", Text, "What to sharpen: forecast, slope, ratio, all, or a parameter such as alpha."),
        new("sizes", new Shape.List(Text, Fewest: 1), "Sizes that may be run: 1e8, or params=1e8,tokens=2e9; those that were unless said."),
        new("noise", new Shape.Scalar(ScalarType.Amount), "Noise of one run, as a share of the metric; the scatter about the fit unless said."),
    ]);

    private static Shape.Mapping Judge() => new(
    [
        new("baseline", Text, "merge-base (default), latest, none, or a commit."),
        new("base-branch", Text, "The base branch; the repository's default branch unless said."),
        new("window", new Shape.Scalar(ScalarType.Count), "How many of the newest commits of the base branch form the baseline; 30 unless said."),
        new("pull-request", PullRequest(), "The gate between two commits."),
        new("false-alarms", Text, "How often the base branch may be reported although nothing changed; 5% per 100 commits unless said."),
        new("persistence", Persistence(), "What follows when the base branch stays worse for longer than its noise would."),
        new("correction", OneOf(Corrections), "Correction for many gates; benjamini-hochberg unless said."),
        new("fail-on", new Shape.List(OneOf(FailOns)), "What breaks the build; [regression, no-data] unless said."),
    ]);

    private static Shape.Mapping Persistence() => new(
    [
        new("action", OneOf(Excursions), "report (default): a sentence; alarm: a change like one that the detector finds; off."),
        new("levels", new Shape.List(Number, Fewest: 1), "Levels in standard deviations on the worse side; [0, 1, 2] unless said."),
        new("strict", OneOf("true", "false"), "true: say nothing where the approximation does not hold, in place of a simulation; false (default)."),
    ]);

    private static Shape.Mapping PullRequest() => new(
    [
        new("false-alarms", new Shape.Scalar(ScalarType.Amount), "False alarms per run over all its gates; 1% unless said."),
    ]);

    private static Shape.Mapping Keep() => new(
    [
        new("commits", new Shape.Scalar(ScalarType.Count), "How many of the newest commits of the base branch; all unless said."),
        new("pull-requests", Text, "How long snapshots of other branches: 30 days; for ever unless said."),
    ]);

    private static Shape.Mapping Environment() => new(
    [
        new("same", new Shape.List(Text), "Keys that must be equal for two snapshots to be compared."),
        new("note", new Shape.List(Text), "Keys that may differ; the report names those that do. [driver, image, container, runner] unless said."),
        new("differs", OneOf(Differences), "When nothing was measured in this environment: refuse (default), or widen to one commit of each other one."),
    ]);
}
