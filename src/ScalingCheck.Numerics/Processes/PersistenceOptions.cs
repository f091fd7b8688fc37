namespace ScalingCheck.Numerics.Processes;

/// <summary>When an excursion counts, and how carefully that is worked out.</summary>
public sealed record PersistenceOptions
{
    /// <summary>In standard deviations of the baseline above its median; each takes an equal share of <see cref="Alpha"/>.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [0, 1, 2];

    /// <summary>False alarms per value of the series, over all levels together, in (0, 1); see <see cref="PerValue"/>.</summary>
    public double Alpha { get; init; } = PerValue(.05, 100);

    /// <summary>Level of the intervals, in (0, 1).</summary>
    public double Level { get; init; } = .95;

    /// <summary>Draws of the parametric bootstrap behind the intervals; 0 for values alone, which take a hundredth of the time.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>Steps of a simulation, where the approximation cannot be used or has to be checked; 1000 or more.</summary>
    public int MonteCarloSteps { get; init; } = 1_000_000;

    /// <summary>Seed of everything that is drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>At most this many threads; -1 for as many as there are processors. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>True: where the approximation does not hold, refuse in place of a simulation.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Where the last segment of the baseline starts, after the last shift of its level: values before it would pass a shift
    /// off as correlation. 0 for the whole baseline.
    /// </summary>
    public int SegmentStart { get; init; }

    /// <summary>The covariance, where it is known; null to fit one.</summary>
    public CovarianceModel? Covariance { get; init; }

    /// <summary>What one value is called in sentences, and several.</summary>
    public (string One, string Many) ValueName { get; init; } = ("commit", "commits");

    /// <summary>The rate per value at which any alarm within a number of values has this probability: -ln(1 - p)/N.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="values">N, &gt; 0.</param>
    public static double PerValue(double probability, double values) => -double.LogP1(-probability) / values;
}
