using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Rehearsal;

/// <summary>What the noise of one series means for the gates on it.</summary>
/// <param name="Family">How many series share the budget of the check.</param>
/// <param name="Found">What the history says of its noise; null when it is too short to say anything.</param>
internal sealed record SeriesCalibration(WatchedSeries Series, GateRule Gate, int Family, DetectorOptions Options, DetectorCalibration? Found)
{
    /// <summary>In robust standard deviations.</summary>
    private const double Outlier = 4;

    /// <summary>From so many commits on the noise is known well enough to be written down.</summary>
    public const int FewestToWrite = DetectorCalibration.FewestToTrust;

    public static IReadOnlyList<SeriesCalibration> Of(IEnumerable<Trend> trends, JudgeSettings settings, int futures, ulong seed, int threads) =>
        [.. trends.SelectMany(trend => trend.Series.Select(series => Of(trend, series, settings, futures, seed, threads)))];

    /// <summary>The level now, in the unit of the estimate.</summary>
    public double Level => Found is null ? double.NaN : Series.Scale.Value(Found.Level);

    /// <summary>
    /// Standard deviation about the means of the levels, on the scale of the series; NaN for a single commit. The
    /// robust one, that of the middle half, leaves out what a gate meets too: tails, and a second mode.
    /// </summary>
    public double Deviation { get; private init; } = double.NaN;

    /// <summary>Commits that <see cref="Deviation"/> is known as well as from: each level after the first costs one.</summary>
    public int CommitsOfDeviation => Series.Commits.Count - (Found?.Segments.Count ?? 1) + 1;

    /// <summary>A change on the scale of the series as people read it: per cent of a ratio, or a number.</summary>
    public string Shown(double change) => Series.Scale.IsLogarithmic ? $"{ChangeText.Number((Math.Exp(change) - 1) * 100)} %" : ChangeText.Number(change);

    /// <summary>What is worth writing down; null when the history is too short, or the metric has no noise.</summary>
    public CalibratedGate? ToEntry(DateOnly date)
    {
        if (Found is not { StandardDeviation: > 0 } found || !(Deviation > 0) || Series.Commits.Count < FewestToWrite) return null;
        var deviation = new Amount(Deviation, IsRelative: Series.Scale.IsLogarithmic);
        return new CalibratedGate(Series.Check, Series.Estimate, Series.Environment, new GateNoise(deviation, CommitsOfDeviation), Math.Max(Gate.Raise, found.Raise), date);
    }

    /// <summary>What a careful reader would do about it, a sentence each.</summary>
    public IEnumerable<string> Advice()
    {
        if (Found is not { } found)
        {
            yield return FormattableString.Invariant($"fewer than the {Options.Warmup} commits from which on the base branch is watched: calibrate again then");
            yield break;
        }

        if (found.StandardDeviation == 0) yield return "an exact metric: any change is reported at once";
        if (found.Segments.Count > 1)
            yield return FormattableString.Invariant($"{found.Segments.Count} levels: the last since {CommitName.Short(Series.Commits[found.Segments[^1]].Commit)}");
        if (found.Modes is { } modes)
            yield return FormattableString.Invariant($"two modes, {100 * modes.UpperShare:0} % in the worse one: fix the machine type or the memory layout, or measure several processes a run");
        if (found.Phi > 0.3) yield return FormattableString.Invariant($"neighbouring commits are alike (correlation {found.Phi:0.00}): changes take longer to be told from drift");
        if (found.Kurtosis > 6) yield return FormattableString.Invariant($"heavy tails (kurtosis {found.Kurtosis:0.0}): single commits mislead; repeat runs in separate jobs");
        var margin = Margins.Of(
            Gate.WorseBy ?? Amount.Zero, Series.Scale.IsLogarithmic || Gate.Target == CurveComparison.Slope,
            Gate.Target == CurveComparison.Slope ? double.NaN : Level, Series.Scale.Better);
        var alone = found.SmallestSteps.FirstOrDefault(step => step.Within == 1)?.Step ?? 0;
        if (found.StandardDeviation > 0 && margin < alone)
            yield return $"the margin of {Shown(margin)} is less than what one run can see: most pull requests will be inconclusive; {Shown(alone)} or more would decide";
        if (Series.Commits.Count < FewestToWrite)
            yield return FormattableString.Invariant($"{Series.Commits.Count} commits are few: figures of the noise are written down from {FewestToWrite} on");
    }

    private static SeriesCalibration Of(Trend trend, WatchedSeries series, JudgeSettings settings, int futures, ulong seed, int threads)
    {
        var gate = trend.Gates.First(rule => rule.Target == series.Estimate);
        var options = DetectorSettings.Of(settings, trend.Family, gate.Raise);
        var values = series.Worse();
        if (values.Length < options.Warmup) return new SeriesCalibration(series, gate, trend.Family, options, null) { Deviation = values.Length < 2 ? double.NaN : DeviationOf(values, [0]) };
        var found = DetectorCalibration.Of(values, options, futures, seed, threads);
        return new SeriesCalibration(series, gate, trend.Family, options, found) { Deviation = DeviationOf(values, found.Segments) };
    }

    private static double DeviationOf(double[] values, IReadOnlyList<int> segments)
    {
        var squares = 0.0;
        for (var i = 0; i < segments.Count; i++)
        {
            var level = values[segments[i]..(i + 1 < segments.Count ? segments[i + 1] : values.Length)];
            // From the first value as origin, so that equal values differ from their mean by exactly 0.
            var mean = level[0] + level.Average(value => value - level[0]);
            // An outlier counts as four deviations: of the next commits it says little, and one would double a prior.
            var limit = Outlier * Middle.Deviation(level);
            if (!(limit > 0)) limit = double.PositiveInfinity;
            squares += level.Sum(value => Math.Pow(Math.Clamp(value - mean, -limit, limit), 2));
        }

        return Math.Sqrt(squares / (values.Length - segments.Count));
    }
}
