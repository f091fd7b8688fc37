namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// What is known of the scatter between unchanged commits before the base commits at hand are looked at: a scaled inverse
/// chi-square distribution of its variance (Gelman et al. 2013, section 2.6).
/// </summary>
/// <param name="StandardDeviation">
/// Standard deviation of the estimate between unchanged commits as measured, errors of their fits included; &gt; 0, on the
/// scale of the comparison (of logarithms for a relative one).
/// </param>
/// <param name="DegreesOfFreedom">How well it is known: commits - 1 when it was estimated; infinity: known exactly.</param>
public sealed record NoisePrior(double StandardDeviation, double DegreesOfFreedom)
{
    /// <summary>A standard deviation that was estimated from so many commits.</summary>
    /// <param name="standardDeviation">The standard deviation, &gt; 0.</param>
    /// <param name="commits">Commits it was estimated from, ≥ 2.</param>
    /// <returns>The prior on commits - 1 degrees of freedom.</returns>
    public static NoisePrior Estimated(double standardDeviation, int commits) => new(standardDeviation, commits - 1);

    /// <summary>A standard deviation that is taken as known.</summary>
    /// <param name="standardDeviation">The standard deviation, &gt; 0.</param>
    /// <returns>The prior that no sample changes.</returns>
    public static NoisePrior Known(double standardDeviation) => new(standardDeviation, double.PositiveInfinity);

    /// <summary>
    /// The variance after a sample: (nu0 s0² + nu s²)/(nu0 + nu) on nu0 + nu degrees of freedom. The predictive
    /// distribution of a further value is then Student's t, exactly so under normal noise.
    /// </summary>
    /// <param name="variance">Variance of the sample; ignored when it has no degree of freedom.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of the sample, ≥ 0.</param>
    /// <param name="priorVariance">The variance known before.</param>
    /// <returns>The pooled variance.</returns>
    internal double Pool(double variance, double degreesOfFreedom, double priorVariance) =>
        double.IsPositiveInfinity(DegreesOfFreedom) || !(degreesOfFreedom > 0) ? priorVariance
            : (DegreesOfFreedom * priorVariance + degreesOfFreedom * variance) / (DegreesOfFreedom + degreesOfFreedom);
}
