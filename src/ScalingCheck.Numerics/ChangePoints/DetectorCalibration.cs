namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>What a history says about its noise, and what the detector would make of a future with that noise.</summary>
/// <param name="Count">Values of the history.</param>
/// <param name="Segments">First commits of the levels that were found, 0 included.</param>
/// <param name="Level">Median of the newest segment, in the unit of the series.</param>
/// <param name="StandardDeviation">Robust, about the medians of the segments, in the unit of the series; 0 for an exact metric.</param>
/// <param name="Phi">Lag-one autocorrelation about the medians.</param>
/// <param name="Kurtosis">Fourth moment over squared variance about the medians: 3 for the normal.</param>
/// <param name="Modes">The two modes of the newest segment, or null.</param>
/// <param name="Noise">The noise that futures are made of; null for an exact metric.</param>
/// <param name="FalseAlarms">Share of futures of 100 commits with a false report of a worsening, at the present settings.</param>
/// <param name="StandardError">Of <paramref name="FalseAlarms"/>, from the number of futures.</param>
/// <param name="Threshold">With which the share is the budget. For rates that too few futures show, the table's slope goes on.</param>
/// <param name="Raise">By how much the detector's own threshold must be raised to keep the budget under this noise; 0 when it keeps it.</param>
/// <param name="SmallestSteps">Smallest steps caught 8 times in 10 at that threshold, by commits.</param>
public sealed record DetectorCalibration(
    int Count, IReadOnlyList<int> Segments, double Level, double StandardDeviation, double Phi, double Kurtosis,
    TwoModes? Modes, NoiseModel? Noise, double FalseAlarms, double StandardError, double Threshold,
    double Raise, IReadOnlyList<SmallestStep> SmallestSteps)
{
    /// <summary>With fewer values the noise cannot be told: their figures may be shown, but not written down as settings.</summary>
    public const int FewestToTrust = 40;

    /// <summary>Simulates futures of the history.</summary>
    /// <param name="values">
    /// At least 20 values in one environment, oldest first, larger = worse, finite, positive metrics on the log scale.
    /// </param>
    /// <param name="options">The present settings.</param>
    /// <param name="futures">How many futures, ≥ 100; the rate of 5 % is known to half a point with 2,000.</param>
    /// <param name="seed">Same seed, same answer, whatever the number of threads.</param>
    /// <param name="threads">How many threads work, ≥ 1.</param>
    /// <exception cref="ArgumentException">Too few values or futures, a value is not finite, an option is out of range.</exception>
    public static DetectorCalibration Of(
        ReadOnlySpan<double> values, DetectorOptions options, int futures = 2000, ulong seed = 1, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Refusal() is { } reason) throw new ArgumentException(reason, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(futures, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (values.Length < options.Warmup)
            throw new ArgumentException("A history is at least as long as the warm-up of the detector.", nameof(values));

        var segments = Segmentation.Segments(values);
        var window = new SortedWindow(values.Length);
        var noise = new double[values.Length];
        for (var s = 0; s < segments.Count; s++)
        {
            var end = s + 1 < segments.Count ? segments[s + 1] : values.Length;
            window.Fill(values[segments[s]..end]);
            for (var i = segments[s]; i < end; i++) noise[i] = values[i] - window.Median;
        }

        var level = window.Median;
        window.Fill(noise);
        var scale = window.Smallest == window.Largest ? 0 : window.Scale();
        var modes = TwoModes.Find(values[segments[^1]..]);
        if (scale == 0) return new(values.Length, segments, level, 0, 0, double.NaN, null, null, 0, 0, 0, 0, Exact());

        var mean = noise.Average();
        double[] centred = Array.ConvertAll(noise, x => x - mean);
        var model = NoiseModel.Fit(centred);
        var study = new FutureSimulation(model, options, values.Length - segments[^1], futures, seed, threads);
        var rate = study.FalseAlarms();
        var threshold = study.ThresholdFor(options.FalseAlarms);
        return new(
            values.Length, segments, level, scale, Autocorrelation(centred), Moment(centred), modes, model, rate,
            Math.Sqrt(rate * (1 - rate) / futures), threshold, study.Raise(),
            [study.SmallestStepOfOne(), study.SmallestStep(5, threshold, scale), study.SmallestStep(20, threshold, scale)]);
    }

    private static SmallestStep[] Exact() => [new(1, 0), new(5, 0), new(20, 0)];

    private static double Autocorrelation(double[] noise)
    {
        double products = 0, squares = 0;
        for (var i = 0; i < noise.Length; i++)
        {
            if (i > 0) products += noise[i] * noise[i - 1];
            squares += noise[i] * noise[i];
        }

        return products / squares;
    }

    private static double Moment(double[] noise)
    {
        var variance = noise.Average(x => x * x);
        return noise.Average(x => x * x * x * x) / (variance * variance);
    }
}
