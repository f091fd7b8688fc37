using MathNet.Numerics.Integration;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// Excursions of a smooth process above zero by the independent interval approximation built on the clipped Slepian model
/// (Bengtsson and Podgorski, arXiv 2401.01805). Times are in the unit of the covariance.
/// </summary>
public static class ContinuousExcursions
{
    private const int Nodes = 20;

    /// <summary>Panels of the integrals, evenly spaced in ln t: E0 is smooth there.</summary>
    private const int Panels = 400;

    private const double FirstPanel = 1e-6;

    /// <summary>ln E0 below which the rest of an integral is nothing beside any exponent that is found.</summary>
    private const double Nothing = -600;

    private static readonly GaussLegendreRule Rule = new(0, 1, Nodes);

    /// <summary>
    /// ln E0(t), E0(t) = -r'(t)/(√(-r''(0)) √(1 - r(t)²)): the expected clipped process from an upcrossing; 0 at t = 0.
    /// </summary>
    public static double LogExpected(ContinuousCovariance covariance, double t)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        if (t <= 0) return 0;
        var log = covariance.Log(t);
        return log + Math.Log(covariance.LogSlope(t)) - (.5 * Math.Log(covariance.Curvature)) - (.5 * Math.Log(-double.ExpM1(2 * log)));
    }

    /// <summary>E[T] = π/√(-r''(0)) (Rice).</summary>
    public static double Mean(ContinuousCovariance covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        return Math.PI / Math.Sqrt(covariance.Curvature);
    }

    /// <summary>∫ E0 dt by the rule of the exponent: half of <see cref="Mean"/>, and a check on both.</summary>
    internal static double HalfMean(ContinuousCovariance covariance)
    {
        var (times, weights, logs) = Tabulate(covariance);
        var sum = FirstPanel;
        for (var i = 0; i < times.Length; i++) sum += weights[i] * Math.Exp(logs[i]);
        return sum;
    }

    /// <summary>
    /// The θ of P(T &gt; t) ~ exp(-θ t): the root of θ ∫ exp(θ t) E0(t) dt = 1 in (0, decay rate of E0).
    /// </summary>
    /// <returns>θ &gt; 0; NaN when E0 falls slower than any exponential.</returns>
    public static double Exponent(ContinuousCovariance covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        if (!(covariance.DecayRate > 0)) return double.NaN;
        var (times, weights, logs) = Tabulate(covariance);
        double Excess(double theta)
        {
            // exp(θ t + ln E0), never a product: one factor overflows where the other is zero.
            var sum = double.ExpM1(theta * FirstPanel) / theta;
            for (var i = 0; i < times.Length; i++) sum += weights[i] * Math.Exp((theta * times[i]) + logs[i]);
            if (!double.IsInfinity(covariance.DecayRate))
            {
                // Past the table E0 is a pure exponential.
                var end = times[^1];
                sum += Math.Exp((theta * end) + logs[^1]) / (covariance.DecayRate - theta);
            }

            return (theta * sum) - 1;
        }

        // 1/E[V] would be the exponent of an exponential law; the search is in its units.
        var low = 1e-9 / Mean(covariance);
        var high = 2 / Mean(covariance);
        while (!double.IsInfinity(covariance.DecayRate) ? high < covariance.DecayRate && Excess(high) < 0 : Excess(high) < 0) high *= 1.5;
        high = Math.Min(high, covariance.DecayRate * (1 - 1e-12));
        for (var k = 0; k < 100; k++)
        {
            var theta = (low + high) / 2;
            if (theta <= low || theta >= high) break;
            if (Excess(theta) < 0) low = theta;
            else high = theta;
        }

        return low;
    }

    /// <summary>
    /// P(T &gt; k step), k = 0 .. count - 1. T is V₁ + .. + V_ν with P(V &gt; t) = E0(t) and P(ν = k) = 2^-k, so S = P(T &gt; t)
    /// solves S(t) = E0(t) + ½ ∫ S(t - x) dF_V(x); by the trapezium of F_V, of error step².
    /// </summary>
    /// <param name="step">In the unit of the covariance, &gt; 0, small beside the mean.</param>
    /// <param name="count">How many, ≥ 1.</param>
    public static double[] Beyond(ContinuousCovariance covariance, double step, int count)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        var expected = new double[count];
        for (var k = 0; k < count; k++) expected[k] = Math.Exp(LogExpected(covariance, k * step));
        var beyond = new double[count];
        for (var k = 0; k < count; k++)
        {
            var sum = expected[k];
            for (var j = 1; j <= k; j++)
            {
                var mass = (expected[j - 1] - expected[j]) / 4;
                sum += mass * (j == 1 ? beyond[k - 1] : beyond[k - j] + beyond[k - j + 1]);
            }

            // Half of the first step's mass falls on the unknown itself.
            beyond[k] = k == 0 ? 1 : sum / (1 - ((1 - expected[1]) / 4));
        }

        return beyond;
    }

    private static (double[] Times, double[] Weights, double[] Logs) Tabulate(ContinuousCovariance covariance)
    {
        var last = Mean(covariance);
        while (LogExpected(covariance, last) > Nothing && last < 1e9 * Mean(covariance)) last *= 1.2;
        var ratio = Math.Pow(last / FirstPanel, 1.0 / Panels);
        var (times, weights, logs) = (new double[Panels * Nodes], new double[Panels * Nodes], new double[Panels * Nodes]);
        var from = FirstPanel;
        for (var panel = 0; panel < Panels; panel++, from *= ratio)
        {
            for (var node = 0; node < Nodes; node++)
            {
                var i = (panel * Nodes) + node;
                times[i] = from * (1 + ((ratio - 1) * Rule.GetAbscissa(node)));
                weights[i] = from * (ratio - 1) * Rule.GetWeight(node);
                logs[i] = LogExpected(covariance, times[i]);
            }
        }

        return (times, weights, logs);
    }
}
