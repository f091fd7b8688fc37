using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>
/// Finds observations that repeat another one exactly: a file copied into the artifacts, a table appended to itself. They
/// stay, because an honest repeat can give the same number, but the user hears of it once for each pair of files.
/// </summary>
internal sealed class Copies : IEqualityComparer<Observation>
{
    private const int MostReports = 10;

    public static IEnumerable<Diagnostic> Find(IReadOnlyList<Observation> observations)
    {
        var seen = new Dictionary<Observation, SourceLocation>(observations.Count, new Copies());
        var pairs = new Dictionary<(string First, string Second), (int Count, SourceLocation First, SourceLocation Second)>();
        foreach (var observation in observations)
        {
            if (seen.TryAdd(observation, observation.Source)) continue;
            var first = seen[observation];
            var pair = (first.File, observation.Source.File);
            pairs[pair] = pairs.TryGetValue(pair, out var known)
                ? known with { Count = known.Count + 1 }
                : (1, first, observation.Source);
        }

        return pairs.Values.Take(MostReports).Select(pair => Catalogue.DuplicateObservations(pair.Count, pair.First, pair.Second));
    }

    public bool Equals(Observation? left, Observation? right) =>
        left is not null && right is not null && left.Value.Equals(right.Value) &&
        string.Equals(left.Metric, right.Metric, StringComparison.Ordinal) &&
        left.Axes.Equals(right.Axes) && left.Labels.Equals(right.Labels);

    public int GetHashCode(Observation observation) =>
        HashCode.Combine(observation.Metric, observation.Value, observation.Axes, observation.Labels);
}
