namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Estimates of several commits, each with its own standard error, as draws from one population: commits differ by more
/// than their errors explain (other machine, other data order), and a new commit must be judged by both.
/// </summary>
public static class RandomEffects
{
    private const int Halvings = 60;

    /// <summary>
    /// Paule and Mandel (1982): tau² ≥ 0 is the root of Σ w_i (theta_i - mu)² = k - 1 with w_i = 1/(s_i² + tau²); 0 when
    /// the sum at tau² = 0 is not above k - 1. Bisection, 60 halvings of the sample variance.
    /// </summary>
    /// <param name="theta">k estimates.</param>
    /// <param name="standardErrors">Their k standard errors, ≥ 0; 0 means exact.</param>
    /// <returns>The population; NaN everywhere for k = 0 or when a number is not finite.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RandomEffectsEstimate Estimate(ReadOnlySpan<double> theta, ReadOnlySpan<double> standardErrors)
    {
        if (theta.Length != standardErrors.Length)
            throw new ArgumentException("Every estimate needs one standard error.", nameof(standardErrors));
        var spread = SampleSpread.Of(theta);
        var k = theta.Length;
        var excess = k - 1.0;
        // The sum is at most (k - 1) variance/tau², so the root is never above the sample variance.
        double low = 0, high = spread.Variance;
        var (sum, mean, meanVariance) = Weigh(theta, standardErrors, 0);
        if (!(sum > excess)) return new(mean, meanVariance, double.IsNaN(sum) ? double.NaN : 0, k);

        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Weigh(theta, standardErrors, middle).Sum > excess) low = middle;
            else high = middle;
        }

        var tau2 = (low + high) / 2;
        (_, mean, meanVariance) = Weigh(theta, standardErrors, tau2);
        return new(mean, meanVariance, tau2, k);
    }

    /// <summary>
    /// The same with what was known of the scatter before. The prior's variance is that of values as measured, so their mean
    /// squared error is taken off; it is pooled with tau² by degrees of freedom, nu0 and k - 1, and serves from k = 1 on.
    /// </summary>
    /// <param name="theta">k estimates.</param>
    /// <param name="standardErrors">Their k standard errors, ≥ 0; 0 means exact.</param>
    /// <param name="prior">What is known of the scatter; null: nothing.</param>
    /// <returns>The population, on nu0 + k - 1 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RandomEffectsEstimate Estimate(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> standardErrors, NoisePrior? prior)
    {
        var sample = Estimate(theta, standardErrors);
        var k = theta.Length;
        if (prior is null || k == 0) return sample;
        var errors = 0.0;
        foreach (var error in standardErrors) errors += error * error / k;
        var known = Math.Max(0, prior.StandardDeviation * prior.StandardDeviation - errors);
        var tau2 = prior.Pool(sample.BetweenVariance, k - 1, known);
        var (_, mean, meanVariance) = Weigh(theta, standardErrors, tau2);
        return new(mean, meanVariance, tau2, k) { DegreesOfFreedom = prior.DegreesOfFreedom + k - 1 };
    }

    /// <summary>A new commit against the base commits, in one call.</summary>
    /// <param name="theta">k base estimates; larger = worse (multiply by -1 before when it is the other way).</param>
    /// <param name="standardErrors">Their k standard errors, ≥ 0.</param>
    /// <param name="head">The head's estimate.</param>
    /// <param name="headStandardError">Its standard error, ≥ 0.</param>
    /// <returns>The worsening on k - 1 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Worsening Predict(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> standardErrors, double head, double headStandardError) =>
        Estimate(theta, standardErrors).Predict(head, headStandardError);

    private static (double Sum, double Mean, double MeanVariance) Weigh(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> standardErrors, double tau2)
    {
        // Sums run from the first estimate as origin: equal estimates then differ from their mean by exactly 0.
        var origin = theta.IsEmpty ? double.NaN : theta[0];
        double total = 0, shift = 0;
        var exact = tau2 == 0 && standardErrors.Contains(0.0);
        for (var i = 0; i < theta.Length; i++)
        {
            var w = Weight(standardErrors[i], tau2, exact);
            total += w;
            shift += w * (theta[i] - origin);
        }

        shift /= total;
        var sum = 0.0;
        for (var i = 0; i < theta.Length; i++)
        {
            var away = theta[i] - origin - shift;
            // An exact estimate away from the mean is infinitely many standard errors away.
            if (away != 0) sum += away * away / (standardErrors[i] * standardErrors[i] + tau2);
        }

        return (sum, origin + shift, exact ? 0 : 1 / total);
    }

    /// <summary>With exact estimates and tau² = 0 only those count, equally: the limit of tau² → 0.</summary>
    private static double Weight(double standardError, double tau2, bool exact) =>
        exact ? (standardError == 0 ? 1 : 0) : 1 / (standardError * standardError + tau2);
}
