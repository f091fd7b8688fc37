namespace ScalingCheck.Checks;

/// <summary>One metric at equal steps, in order: what an excursion is an excursion of.</summary>
/// <param name="Values">In the unit of the metric.</param>
/// <param name="Step">From one to the next along the axis.</param>
/// <param name="Refusal">Why they are not in order, in one sentence; null when they are.</param>
/// <param name="Notes">What the reader should know, a sentence each.</param>
internal sealed record OrderedValues(double[] Values, double Step, string? Refusal, IReadOnlyList<string> Notes)
{
    /// <summary>A gap further from the usual one than this share of it is irregular.</summary>
    private const double Tolerance = .1;

    /// <summary>More irregular gaps than this share are no order in time.</summary>
    private const double MostIrregular = .2;

    /// <summary>Values of a series along its axis; those at one place are averaged.</summary>
    /// <param name="series">Points in the order of the axis.</param>
    /// <param name="axis">Its name.</param>
    /// <param name="ignoreGaps">True: irregular gaps are said, not refused.</param>
    public static OrderedValues Of(Series series, string axis, bool ignoreGaps)
    {
        var places = series.Points.GroupBy(point => point.X[0]).OrderBy(place => place.Key).ToList();
        double[] values = [.. places.Select(place => place.Average(point => point.Y))];
        if (places.Count < 2) return new(values, 1, null, []);
        double[] gaps = [.. places.Zip(places.Skip(1), (one, next) => next.Key - one.Key)];
        var usual = gaps.Order().ElementAt(gaps.Length / 2);
        var irregular = gaps.Count(gap => Math.Abs(gap - usual) > Tolerance * usual);
        var notes = new List<string>();
        if (places.Count < series.Points.Count)
            notes.Add(FormattableString.Invariant($"{series.Points.Count} values stand at {places.Count} places of {axis} and were averaged there"));
        if (irregular <= MostIrregular * gaps.Length) return new(values, usual, null, notes);
        var what = FormattableString.Invariant($"{irregular} of {gaps.Length} gaps of {axis} are not the usual {NumberText.Short(usual)}");
        if (!ignoreGaps) return new(values, usual, $"{what}: log at equal steps, or say 'gap: ignore' to take the values as they come", notes);
        notes.Add($"{what}: the values were taken as they come");
        return new(values, usual, null, notes);
    }
}
