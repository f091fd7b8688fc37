namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// The thresholds of the <see cref="SequentialDetector"/> with warm-up 20 and window 200: level + slope phi, simulated so
/// that white noise, AR(1) .3, .5 and .7, t3, log-normal, bimodal and spiky noise all stay within the rate of false alarms.
/// Benchmark <c>detector-thresholds</c> makes the table.
/// </summary>
public static class DetectorThresholds
{
    /// <summary>The smallest rate of the table. Below, the thresholds go on in a straight line in ln rate, which is cautious.</summary>
    public const double SmallestRate = 1e-4;

    /// <summary>The largest number of values at which the thresholds of the first table hold.</summary>
    private const int Young = 120;

    /// <summary>
    /// From here on those of the second hold: made with 200 values, but a segment that is watched from 100 on would pass the
    /// rate if they began there.
    /// </summary>
    private const int Old = 160;

    private static readonly double[] Rates = [.5, .2, .1, .05, .02, .01, .001, .0001];

    private static readonly (double Level, double Slope)[] OfYoung =
        [(2.500, .05), (2.879, .05), (3.093, .05), (3.274, .10), (3.475, .25), (3.583, .40), (4.004, .80), (4.330, 1.20)];

    private static readonly (double Level, double Slope)[] OfOld =
        [(2.556, .15), (2.952, .15), (3.181, .15), (3.362, .15), (3.562, .25), (3.722, .35), (4.200, .60), (4.653, .90)];

    /// <summary>The threshold at one commit.</summary>
    /// <param name="falseAlarms">Probability of any false report of a worsening in 100 stationary commits, in (0, 1).</param>
    /// <param name="count">Values that form level and scatter, ≥ 10.</param>
    /// <param name="phi">Lag-one autocorrelation before the commit, in [0, .9].</param>
    /// <returns>A number that the statistic has to pass; NaN for a rate outside (0, 1).</returns>
    public static double For(double falseAlarms, int count, double phi)
    {
        if (!(falseAlarms is > 0 and < 1)) return double.NaN;
        var age = Math.Clamp((count - Young) / (double)(Old - Young), 0, 1);
        return (1 - age) * At(OfYoung, falseAlarms, phi) + age * At(OfOld, falseAlarms, phi);
    }

    private static double At((double Level, double Slope)[] table, double rate, double phi)
    {
        if (rate >= Rates[0]) return table[0].Level + table[0].Slope * phi;
        var upper = 1;
        while (upper < Rates.Length - 1 && rate < Rates[upper]) upper++;
        var share = Math.Log(Rates[upper - 1] / rate) / Math.Log(Rates[upper - 1] / Rates[upper]);
        double At(int node) => table[node].Level + table[node].Slope * phi;
        return At(upper - 1) + share * (At(upper) - At(upper - 1));
    }
}
