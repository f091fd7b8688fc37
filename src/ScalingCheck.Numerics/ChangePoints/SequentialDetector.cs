namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// Watches the level of a series commit by commit and reports a change once. What it says at a commit depends on the
/// values of the segment up to that commit alone, at most <see cref="ValuesNeeded"/> of them: a replay of any series only
/// ever adds reports, and none moves or vanishes.
/// </summary>
/// <remarks>
/// Scores of AR(1) residuals (<see cref="ResidualScore"/>) are gathered over at most 30 commits by a windowed likelihood
/// ratio (<see cref="StepStatistic"/>) and compared with a threshold that was simulated for the budget
/// (<see cref="DetectorThresholds"/>); a large step in a short segment by <see cref="ClearShift"/>. After a report a new segment starts at the commit that it names.
/// </remarks>
public static class SequentialDetector
{
    /// <summary>
    /// With the default window: the newest so many values of a segment, the newest included, give the answer about the
    /// newest that the whole segment gives. For a window of w it is w + 30.
    /// </summary>
    public const int ValuesNeeded = 200 + StepStatistic.Longest;

    /// <summary>How much more a later beginning must say before it is taken for the right one.</summary>
    private const double Clearly = 3;

    /// <summary>In standard deviations from the level before: nearer, the scores know better.</summary>
    private const double FarOut = 2;

    /// <summary>Reports all changes, oldest first.</summary>
    /// <param name="values">
    /// The series from the start of a segment or later, oldest first, larger = worse, finite. Positive metrics belong on
    /// the log scale. To judge commits from <paramref name="from"/> on, window + 29 values before it are enough.
    /// </param>
    /// <param name="options">How it is watched.</param>
    /// <param name="from">Reports are made at this commit and later ones alone; the caller knows of no change before.</param>
    /// <returns>The reports, in the order in which they were noticed; empty for a series shorter than the warm-up.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or an option is out of its range.</exception>
    public static IReadOnlyList<DetectedChange> Run(ReadOnlySpan<double> values, DetectorOptions options, int from = 0)
    {
        Check(values, options);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var changes = new List<DetectedChange>();
        var watch = new Watch(values.Length, options.Window);
        for (var start = 0; Next(values, start, options, from, watch) is { } change; start = change.At) changes.Add(change);
        return changes;
    }

    /// <summary>The statistics of a single segment that is never ended, for the simulation of thresholds.</summary>
    /// <param name="seen">Called with commit, values before it, phi and both statistics, from <paramref name="from"/> on.</param>
    internal static void Trace(
        ReadOnlySpan<double> values, DetectorOptions options, int from, Action<int, int, double, double, double> seen)
    {
        var watch = new Watch(values.Length, options.Window);
        var first = Math.Max(options.Warmup, from - StepStatistic.Longest + 1);
        watch.Scores.Restart(0);
        for (var t = first; t < values.Length; t++)
        {
            var phi = watch.Score(values, t);
            if (t < from) continue;
            seen(t, watch.Scores.Count, phi, Largest(watch.Worse, first, t, phi), Largest(watch.Better, first, t, phi));
        }
    }

    private static DetectedChange? Next(
        ReadOnlySpan<double> values, int start, DetectorOptions options, int from, Watch watch)
    {
        watch.Scores.Restart(start);
        var first = Math.Max(start + options.Warmup, from - StepStatistic.Longest + 1);
        for (var t = Math.Min(first, Math.Max(from, start + SegmentScores.EqualValues)); t < values.Length; t++)
        {
            if (t >= from && OfExactMetric(values, start, t, options) is { } news) return news;
            if (t < first) continue;
            var phi = watch.Score(values, t);
            if (t < from) continue;
            if (ClearShift.Find(values, start, t, options, watch.Before) is var (shape, at, distance))
                return Report(values, start, (at, [at]), t, distance > 0, Math.Abs(distance), shape.Distance, options);

            var threshold = options.Threshold ?? DetectorThresholds.For(options.FalseAlarms, watch.Scores.Count, phi) + options.Raise;
            var worse = Largest(watch.Worse, first, t, phi);
            var better = options.BothDirections ? Largest(watch.Better, first, t, phi) : 0;
            if (worse > threshold && worse >= better) return Report(values, start, Locate(values, start, watch.Worse, first, t, phi, watch.Before, isWorse: true), t, true, worse, threshold, options);
            if (better > threshold) return Report(values, start, Locate(values, start, watch.Better, first, t, phi, watch.Before, isWorse: false), t, false, better, threshold, options);
        }

        return null;
    }

    /// <summary>
    /// Where the change began. Single bad commits some way before it have scores as good as its own. When three in four commits
    /// from a later place on lie far out, and far fewer from the place that the scores name, they were no part of it.
    /// </summary>
    private static (int At, IReadOnlyList<int> Candidates) Locate(
        ReadOnlySpan<double> values, int start, double[] scores, int first, int t, double phi, SortedWindow level, bool isWorse)
    {
        var place = StepStatistic.Locate(Newest(scores, first, t), phi, t);
        level.Fill(values[Math.Max(start, place.At - level.Capacity)..place.At]);
        var (before, scale, sign) = (level.Median, level.Scale(), isWorse ? 1 : -1);
        double named = 0, largest = 0;
        var at = place.At;
        for (var from = place.At; from < t; from++)
        {
            level.Fill(values[from..(t + 1)]);
            var quarter = (level.Count - 1) / 4;
            var distance = sign * ((isWorse ? level.Values[quarter] : level.Values[^(quarter + 1)]) - before);
            var contrast = distance * Math.Sqrt(level.Count);
            if (from == place.At) named = contrast;
            if (contrast > largest && distance >= FarOut * scale) (largest, at) = (contrast, from);
        }

        return largest <= Clearly * Math.Max(0, named) ? place : (at, [.. place.Candidates.Where(one => one >= at - 1).Append(at).Distinct().Order()]);
    }

    private static double Largest(double[] scores, int first, int t, double phi) =>
        StepStatistic.Largest(Newest(scores, first, t), phi);

    private static ReadOnlySpan<double> Newest(double[] scores, int first, int t)
    {
        var from = Math.Max(first, t - StepStatistic.Longest + 1);
        return scores.AsSpan(from, t - from + 1);
    }

    private static DetectedChange Report(
        ReadOnlySpan<double> values, int start, (int At, IReadOnlyList<int> Candidates) place, int t, bool isWorse,
        double statistic, double threshold, DetectorOptions options)
    {
        var (at, candidates) = place;
        var level = new SortedWindow(options.Window);
        level.Fill(values[Math.Max(start, at - options.Window)..at]);
        var (before, scale) = (level.Median, level.Scale());
        level.Fill(values[at..(t + 1)]);
        var size = level.Median == before ? 0 : (level.Median - before) / scale;
        return new(at, t, candidates, isWorse, before, level.Median, size, statistic, threshold);
    }

    private static DetectedChange? OfExactMetric(ReadOnlySpan<double> values, int start, int t, DetectorOptions options)
    {
        var exact = t >= start + SegmentScores.EqualValues
            ? SegmentScores.Exact(values, start, t, options) : double.NaN;
        if (double.IsNaN(exact) || values[t] == exact || (values[t] < exact && !options.BothDirections)) return null;
        var isWorse = values[t] > exact;
        var size = isWorse ? double.PositiveInfinity : double.NegativeInfinity;
        return new(t, t, [t], isWorse, exact, values[t], size, double.PositiveInfinity, 0);
    }

    private static void Check(ReadOnlySpan<double> values, DetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Refusal() is { } reason) throw new ArgumentException(reason, nameof(options));
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("A value of the series is not a finite number.", nameof(values));
    }

    /// <summary>The scores so far, in both directions.</summary>
    private sealed class Watch(int length, int window)
    {
        public SegmentScores Scores { get; } = new(window);

        /// <summary>Room for the values that a clear shift is compared with.</summary>
        public SortedWindow Before { get; } = new(window);

        public double[] Worse { get; } = new double[length];

        public double[] Better { get; } = new double[length];

        /// <summary>Scores commit t and gives the autocorrelation before it.</summary>
        public double Score(ReadOnlySpan<double> values, int t)
        {
            Scores.MoveTo(values, t);
            var score = Scores.Score(values, t);
            (Worse[t], Better[t]) = (score.Worse, score.Better);
            return score.Phi;
        }
    }
}
