namespace ScalingCheck.Configuration.Proposal;

/// <summary>Finds the labels that split measurements into series, each with sizes enough for a fit of its own.</summary>
internal static class SeriesLabels
{
    private const int MostSeries = 200;
    private const int MostValuesOfAxis = 12;

    // Named first where several labels say the same.
    private static readonly string[] Known = ["benchmark", "bench", "method", "dataset", "task", "model", "experiment", "split", "device"];

    public static IReadOnlyList<string> Of(IReadOnlyList<Observation> observations, IReadOnlyList<string> x)
    {
        var by = new List<string>();
        // A benchmark that is added later gets a fit of its own from the start.
        if (observations.Any(observation => observation.Labels.Contains("benchmark")) && Splits(observations, x, ["benchmark"]) > 0) by.Add("benchmark");
        foreach (var name in Candidates(observations, x).Where(name => !by.Contains(name)))
        {
            var series = Splits(observations, x, [.. by, name]);
            if (series > Math.Max(1, by.Count == 0 ? 1 : Splits(observations, x, by)) && series <= MostSeries) by.Add(name);
        }

        return by;
    }

    private static IEnumerable<string> Candidates(IReadOnlyList<Observation> observations, IReadOnlyList<string> x)
    {
        var labels = observations.SelectMany(observation => observation.Labels)
            .GroupBy(label => label.Key, label => label.Value).Select(label => (Name: label.Key, Values: label.Distinct().Count()));
        var axes = observations.SelectMany(observation => observation.Axes)
            .GroupBy(axis => axis.Key, axis => axis.Value)
            .Where(axis => !x.Contains(axis.Key) && SizeNames.MaySplit(axis.Key) && SizeNames.Rank(axis.Key, false) is null or > SizeNames.Compute)
            .Select(axis => (Name: axis.Key, Values: axis.Distinct().ToList()))
            .Where(axis => axis.Values.Count <= MostValuesOfAxis && axis.Values.Exists(value => value is not (0 or 1)))
            .Select(axis => (axis.Name, Values: axis.Values.Count));
        return labels.Concat(axes).Where(candidate => candidate.Values > 1)
            .OrderBy(candidate => Array.IndexOf(Known, candidate.Name.ToLowerInvariant()) is >= 0 and var place ? place : Known.Length)
            .ThenBy(candidate => candidate.Values).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name);
    }

    /// <summary>How many series the names make; 0 when they tear the sizes apart.</summary>
    private static int Splits(IReadOnlyList<Observation> observations, IReadOnlyList<string> x, IReadOnlyList<string> by)
    {
        var groups = observations.GroupBy(observation => string.Join('\u0001', by.Select(name =>
            observation.Labels.TryGet(name, out var label) ? label
            : observation.Axes.TryGet(name, out var value) ? NumberText.RoundTrip(value) : ""))).ToList();
        var whole = groups.Where(group => x.All(axis =>
            group.Select(o => o.Axes.TryGet(axis, out var size) ? size : 0).Where(size => size > 0).Distinct().Count() >= SizeAxis.FewestSizes)).ToList();
        return whole.Sum(group => group.Count()) >= 0.8 * observations.Count ? groups.Count : 0;
    }
}
