namespace ScalingCheck.Checks;

/// <summary>Series of several runs of one commit, put together into one: more evidence for the same code.</summary>
internal static class RepeatedRuns
{
    /// <summary>
    /// Adds the points of other runs to those of the first. A run that cannot be used (it diverged, it was a bad file, it
    /// has another unit) adds nothing, or measuring again could never mend it; numbers that were recorded already, as when
    /// the same files are checked twice, add nothing either.
    /// </summary>
    public static Series Together(Series first, IEnumerable<Series> others)
    {
        var points = first.Points.ToList();
        foreach (var other in others.Where(other => other.Refusal is null && other.Unit == first.Unit))
        {
            var known = points.GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());
            foreach (var point in other.Points)
            {
                if (known.TryGetValue(Key(point), out var copies) && copies > 0) known[Key(point)] = copies - 1;
                else points.Add(point);
            }
        }

        return first with { Points = [.. points.OrderBy(First).ThenBy(Last)] };
    }

    /// <summary>One series per group over several runs, the first that can be used leading.</summary>
    public static IEnumerable<Series> Together(IEnumerable<Series> runs) => runs.GroupBy(series => series.Group).Select(group =>
    {
        var usable = group.FirstOrDefault(series => series.Refusal is null);
        return usable is null ? group.First() : Together(usable, group.Where(series => !ReferenceEquals(series, usable)));
    });

    private static (double, double, double) Key(SeriesPoint point) => (First(point), Last(point), point.Y);

    private static double First(SeriesPoint point) => point.X.FirstOrDefault();

    private static double Last(SeriesPoint point) => point.X.LastOrDefault();
}
