using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Checks;

/// <summary>The series that a check found among observations, or why there are none.</summary>
internal sealed record SeriesSelection(IReadOnlyList<Series> Series, Diagnostic? Problem)
{
    private const int FewestSizes = 4;

    /// <summary>Picks the observations that a check asks for and arranges them in one series per group.</summary>
    public static SeriesSelection Of(CheckSettings settings, IReadOnlyList<Observation> observations)
    {
        var ofMetric = observations.Where(observation => observation.Metric == settings.Y).ToList();
        if (ofMetric.Count == 0)
        {
            var metrics = observations.Select(observation => observation.Metric).Distinct().Order(StringComparer.Ordinal).ToList();
            return new([], Catalogue.MissingMetric(settings.Name, settings.Y, metrics, settings.At));
        }

        // Before the conditions: "split != test" holds for everything when no observation has a split.
        IEnumerable<string> cluster = settings.Options.TryGet("cluster", out var named) ? [named] : [];
        foreach (var name in settings.Where.Select(condition => condition.Name).Concat(settings.By).Concat(cluster))
        {
            if (ofMetric.Exists(observation => observation.Labels.Contains(name) || observation.Axes.Contains(name))) continue;
            var names = ofMetric.SelectMany(Names).Distinct().Order(StringComparer.Ordinal).ToList();
            return new([], Catalogue.MissingLabel(settings.Name, settings.Y, name, names, settings.At));
        }

        var chosen = ofMetric.Where(observation => settings.Where.All(condition => condition.Holds(observation))).ToList();
        if (chosen.Count == 0)
            return new([], Catalogue.NothingSelected(settings.Name, settings.Y, ofMetric.Count, string.Join(" and ", settings.Where), settings.At));

        foreach (var axis in settings.X)
        {
            if (chosen.Exists(observation => Size(observation, axis) is not null)) continue;
            var names = chosen.SelectMany(AxisNames).Distinct().Order(StringComparer.Ordinal).ToList();
            return new([], Catalogue.MissingAxis(settings.Name, settings.Y, axis, names, settings.At));
        }

        var located = chosen.FindAll(observation => settings.X.All(axis => Size(observation, axis) is not null));
        if (located.Count == 0) return new([], Catalogue.AxesApart(settings.Name, settings.Y, settings.X, settings.At));
        var errors = StandardErrors.Of(settings, observations);
        if (errors.Problem is { } missing) return new([], missing);
        var series = located
            .GroupBy(observation => GroupOf(observation, settings.By))
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(group => Arrange(settings, group.Key, [.. group], errors, chosen.Count - located.Count))
            .ToList();
        return new(series, null);
    }

    private static Series Arrange(
        CheckSettings settings, NamedValues<string> group, List<Observation> observations, StandardErrors errors, int withoutAxis)
    {
        var notes = new List<string>();
        if (withoutAxis > 0) notes.Add(Invariant($"{withoutAxis} observations have no {string.Join(" or ", settings.X)} and were left out"));

        var picked = PickFromRuns(settings, observations);
        if (picked.Count < observations.Count)
        {
            var which = settings.Pick == Pick.Best ? "the best" : "the last";
            notes.Add(Invariant($"{which} of each run was used: {picked.Count} of {observations.Count} logged values"));
        }

        // The same number measured twice under the same name is one measurement that was read twice.
        // Without an axis nothing tells runs apart but where they were read, and rounded numbers repeat.
        var distinct = picked.DistinctBy(o => (o.Axes, o.Labels, o.Value, settings.X.Count == 0 ? o.Source : default)).ToList();
        if (distinct.Count < picked.Count)
            notes.Add(Invariant($"{picked.Count - distinct.Count} exact copies were counted once; label the runs if they are not copies"));

        if (Mixture(settings, distinct) is { } mixed) notes.Add(mixed);
        var points = distinct
            .Select(observation => new SeriesPoint([.. settings.X.Select(axis => Size(observation, axis)!.Value)], observation.Value, observation.Source)
            {
                StandardError = errors.For(observation),
                Replicates = observation.Replicates,
                Cluster = settings.Options.TryGet("cluster", out var cluster) ? TextOf(observation, cluster) : "",
            })
            .OrderBy(point => point.X.FirstOrDefault()).ThenBy(point => point.X.LastOrDefault()).ToList();
        var without = points.Count(point => !(point.StandardError is > 0 and < double.PositiveInfinity));
        if (settings is { Error: { } error, Weighted: true } && without > 0)
            notes.Add(Invariant($"{without} of {points.Count} values have no {error} above 0 beside them: all sizes count alike"));
        return new Series(group, distinct[0].Unit, points) { Notes = notes, Refusal = Unusable(settings, points, distinct) };
    }

    private static List<Observation> PickFromRuns(CheckSettings settings, List<Observation> observations)
    {
        if (settings.Pick == Pick.All) return observations;
        if (settings.X.Any(RunLog.IsStep) || !observations.Exists(o => RunLog.Position(o) is not null)) return observations;
        var sign = settings.Better == Direction.Higher ? -1 : 1;
        return [.. observations
            .GroupBy(o => (o.Source.File, o.Labels, Sizes: SizesOf(settings, o), Seed(o)))
            .Select(run => settings.Pick == Pick.Best
                ? run.MinBy(o => double.IsNaN(o.Value) ? double.PositiveInfinity : sign * o.Value)!
                : run.MaxBy(o => RunLog.Position(o) ?? double.NegativeInfinity)!)];
    }

    private static double? Seed(Observation observation) => observation.Axes.TryGet("seed", out var seed) ? seed : null;

    /// <summary>Says when one fit would mix things that a label tells apart at the same sizes.</summary>
    private static string? Mixture(CheckSettings settings, List<Observation> observations)
    {
        var perSize = observations.GroupBy(o => SizesOf(settings, o)).ToList();
        foreach (var label in TellingLabels(observations))
        {
            var values = observations.Select(o => ValueOf(o, label)).Distinct().ToList();
            // Two or three values at every size are a series each; many values at few sizes are run names.
            var everywhere = perSize.Count > 1 && perSize.TrueForAll(size =>
                size.Select(o => ValueOf(o, label)).Distinct().Count() == values.Count);
            // Without an axis a name that several runs share is no run's name.
            var shared = settings.X.Count == 0 && observations.CountBy(o => ValueOf(o, label)).All(value => value.Value > 1);
            if (values.Count > 1 && (everywhere || shared))
            {
                var shown = string.Join(", ", values.Order(StringComparer.Ordinal).Take(3));
                var where = shared ? "" : " at every size";
                return $"label '{label}' has several values{where} ({shown}): they were averaged; add 'by: [{label}]' for a fit each";
            }
        }

        return Separate(observations, settings);
    }

    /// <summary>Says when a label names curves of their own: each of its values has sizes enough for a fit.</summary>
    private static string? Separate(List<Observation> observations, CheckSettings settings)
    {
        var label = TellingLabels(observations)
            .Select(label => (Label: label, Curves: observations.GroupBy(o => ValueOf(o, label)).OrderBy(curve => curve.Key, StringComparer.Ordinal).ToList()))
            .Where(split => split.Curves.Count > 1 && split.Curves.TrueForAll(curve =>
                curve.Select(o => SizesOf(settings, o)).Distinct().Count() >= FewestSizes))
            .OrderByDescending(split => split.Curves.Count).FirstOrDefault();
        if (label.Curves is null) return null;
        var shown = string.Join(", ", label.Curves.Take(3).Select(curve => curve.Key)) + (label.Curves.Count > 3 ? ", …" : "");
        return $"one fit for all values of label '{label.Label}' ({shown}); add 'by: [{label.Label}]' for a fit each";
    }

    // Seeds are there to be averaged.
    private static IEnumerable<string> TellingLabels(List<Observation> observations) => observations
        .SelectMany(o => o.Labels).Select(entry => entry.Key).Distinct()
        .Where(label => !string.Equals(label, "seed", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);

    private static string ValueOf(Observation observation, string label) => observation.Labels.TryGet(label, out var value) ? value : "";

    private static string SizesOf(CheckSettings settings, Observation observation) =>
        string.Join('|', settings.X.Select(axis => Size(observation, axis)));

    private static string? Unusable(CheckSettings settings, List<SeriesPoint> points, List<Observation> observations)
    {
        var any = KnownChecks.Find(settings.Kind)?.TakesAnyValue == true;
        foreach (var point in points)
        {
            var what = !double.IsFinite(point.Y) ? $"{settings.Y} is {NumberText.Short(point.Y)}"
                : point.Y <= 0 && !any ? $"{settings.Y} is {NumberText.Short(point.Y)}, and a law on ln {settings.Y} needs values above 0"
                : Array.FindIndex(point.X, size => (size <= 0 && !any) || !double.IsFinite(size)) is >= 0 and var axis
                    ? $"{settings.X[axis]} is {NumberText.Short(point.X[axis])}, and sizes must be above 0"
                : null;
            if (what is null) continue;
            var at = string.Join(", ", settings.X.Zip(point.X, (axis, size) => $"{axis}={NumberText.Short(size)}"));
            var run = settings.X.Count == 0 ? ": the run diverged" : $" at {at}";
            return $"{what}{run} ({point.Source}): leave it out with 'where', or mend the run";
        }

        var units = observations.Select(o => o.Unit).Distinct().ToList();
        return units.Count > 1 ? $"{settings.Y} comes in several units ({string.Join(", ", units.Select(unit => unit ?? "none"))}): convert or rename one" : null;
    }

    /// <summary>The size of an observation on an axis: an axis of that name, or a label that reads as a number; null when it has none.</summary>
    public static double? Size(Observation observation, string axis) =>
        observation.Axes.TryGet(axis, out var size) ? size
        : observation.Labels.TryGet(axis, out var label) && NumberText.TryParse(label, out size) ? size : null;

    private static IEnumerable<string> Names(Observation observation) =>
        observation.Labels.Select(entry => entry.Key).Concat(observation.Axes.Select(entry => entry.Key));

    private static IEnumerable<string> AxisNames(Observation observation) =>
        observation.Axes.Select(entry => entry.Key)
            .Concat(observation.Labels.Where(entry => NumberText.TryParse(entry.Value, out _)).Select(entry => entry.Key));

    /// <summary>Which group of a check an observation belongs to.</summary>
    public static NamedValues<string> GroupOf(Observation observation, IReadOnlyList<string> by) =>
        NamedValues<string>.From(by.Select(name => new KeyValuePair<string, string>(name, TextOf(observation, name))));

    private static string TextOf(Observation observation, string name) =>
        observation.Labels.TryGet(name, out var label) ? label
        : observation.Axes.TryGet(name, out var size) ? NumberText.Short(size, 15)
        : "";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
