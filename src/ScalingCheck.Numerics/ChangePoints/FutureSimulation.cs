using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// Futures of 100 commits, each after a past of its own, as long as the present segment: to take the one past that there is
/// would leave out that its level and scatter are estimates.
/// </summary>
internal sealed class FutureSimulation
{
    private const int Commits = 100;

    /// <summary>A rate shown by fewer futures than this is no measurement.</summary>
    private const int FewestAlarms = 10;

    private const double Power = 0.8;

    /// <summary>Futures for a step: a power of .8 is known to .03.</summary>
    private const int FuturesOfStep = 200;

    /// <summary>The test of one value, as the gate of a pull request makes it.</summary>
    private const int Baseline = 30;

    private const double LevelOfOne = 0.01;

    private const double LargestStep = 50;

    private readonly NoiseModel _noise;
    private readonly DetectorOptions _options;
    private readonly int _past;
    private readonly int _futures;
    private readonly ulong _seed;
    private readonly ParallelOptions _parallel;
    private readonly double[] _largest;
    private readonly double[] _excess;
    private readonly bool[] _isAlarm;

    public FutureSimulation(NoiseModel noise, DetectorOptions options, int past, int futures, ulong seed, int threads)
    {
        (_noise, _options, _futures, _seed) = (noise, options, futures, seed);
        _past = Math.Clamp(past, options.Warmup, options.Window + StepStatistic.Longest);
        _parallel = new() { MaxDegreeOfParallelism = threads };
        _largest = new double[futures];
        _excess = new double[futures];
        _isAlarm = new bool[futures];
        Parallel.For(0, futures, _parallel, Simulate);
    }

    /// <summary>At the present settings.</summary>
    public double FalseAlarms() => _isAlarm.Count(alarm => alarm) / (double)_futures;

    /// <summary>The threshold that a share of futures passes.</summary>
    public double ThresholdFor(double rate)
    {
        var sorted = (double[])_largest.Clone();
        Array.Sort(sorted);
        var shown = Shown(rate);
        var threshold = sorted[Math.Min(_futures - 1, (int)(_futures * (1 - shown)))];
        var phi = _noise.Coefficients.Count > 0 ? Math.Clamp(_noise.Coefficients[0], 0, .9) : 0;
        return threshold + DetectorThresholds.For(rate, _past, phi) - DetectorThresholds.For(shown, _past, phi);
    }

    /// <summary>
    /// By how much the threshold of the table must be raised to keep the rate; 0 where the futures do not show that it fails, so that
    /// the chance of a simulation never lowers it.
    /// </summary>
    public double Raise()
    {
        var rate = Shown(_options.FalseAlarms);
        var failed = _excess.Count(excess => excess > 0) / (double)_futures;
        if (failed <= rate + 2 * Math.Sqrt(rate * (1 - rate) / _futures)) return 0;
        var sorted = (double[])_excess.Clone();
        Array.Sort(sorted);
        return Math.Max(0, sorted[Math.Min(_futures - 1, (int)(_futures * (1 - rate)))]);
    }

    /// <summary>Of the detector, by bisection of the size, with the same futures at every size.</summary>
    /// <param name="within">Commits from the step on.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="unit">Standard deviation of the noise.</param>
    public SmallestStep SmallestStep(int within, double threshold, double unit)
    {
        double low = 0, high = LargestStep * unit;
        if (Caught(high, within, threshold) < Power) return new(within, double.PositiveInfinity);
        for (var halving = 0; halving < 10; halving++)
        {
            var middle = (low + high) / 2;
            if (Caught(middle, within, threshold) < Power) low = middle;
            else high = middle;
        }

        return new(within, high);
    }

    /// <summary>Of one value against those before it.</summary>
    public SmallestStep SmallestStepOfOne()
    {
        var count = Math.Min(_past, Baseline);
        var needed = new double[_futures];
        Parallel.For(0, _futures, _parallel, i =>
        {
            var values = Draw(i, count + 1);
            var before = SampleSpread.Of(values.AsSpan(0, count));
            var limit = StudentTail.UpperQuantile(LevelOfOne, count - 1) * Math.Sqrt(before.Variance * (1 + 1.0 / count));
            needed[i] = limit - (values[count] - before.Mean);
        });
        Array.Sort(needed);
        return new(1, needed[(int)(Power * _futures)]);
    }

    private double Shown(double rate) => Math.Max(rate, FewestAlarms / (double)_futures);

    private void Simulate(int future)
    {
        double largest = double.NegativeInfinity, excess = double.NegativeInfinity;
        var isAlarm = false;
        var rate = Shown(_options.FalseAlarms);
        SequentialDetector.Trace(Draw(future, _past + Commits), _options, _past, (_, count, phi, worse, _) =>
        {
            largest = Math.Max(largest, worse);
            excess = Math.Max(excess, worse - DetectorThresholds.For(rate, count, phi));
            isAlarm |= worse > (_options.Threshold ?? DetectorThresholds.For(_options.FalseAlarms, count, phi) + _options.Raise);
        });
        (_largest[future], _excess[future], _isAlarm[future]) = (largest, excess, isAlarm);
    }

    private double Caught(double step, int within, double threshold)
    {
        var futures = Math.Min(_futures, FuturesOfStep);
        var caught = new bool[futures];
        Parallel.For(0, futures, _parallel, i =>
        {
            var values = Draw(i, _past + within);
            for (var t = _past; t < values.Length; t++) values[t] += step;
            var isCaught = false;
            SequentialDetector.Trace(values, _options, _past, (_, _, _, worse, _) => isCaught |= worse > threshold);
            var before = new SortedWindow(_options.Window);
            for (var t = _past; t < values.Length && !isCaught; t++) isCaught = ClearShift.Find(values, 0, t, _options, before) is { Distance: > 0 };
            caught[i] = isCaught;
        });
        return caught.Count(c => c) / (double)futures;
    }

    private double[] Draw(int future, int count)
    {
        var random = new DrawGenerator(_seed, future);
        var values = new double[count];
        _noise.Draw(values, ref random);
        return values;
    }
}
