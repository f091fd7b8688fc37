namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The population that base commits are drawn from.</summary>
/// <param name="Mean">mu: weighted mean of the estimates.</param>
/// <param name="MeanVariance">1/Σw: variance of that mean.</param>
/// <param name="BetweenVariance">tau²: variance between commits beyond their own standard errors.</param>
/// <param name="Count">k: number of commits.</param>
public sealed record RandomEffectsEstimate(double Mean, double MeanVariance, double BetweenVariance, int Count)
{
    /// <summary>Degrees of freedom of the scatter: k - 1, and those of a prior where there is one.</summary>
    public double DegreesOfFreedom { get; init; } = Count - 1;

    /// <summary>tau: standard deviation between commits.</summary>
    public double BetweenStandardDeviation => Math.Sqrt(BetweenVariance);

    /// <summary>
    /// A new commit against this population: change head - mu, error sqrt(s_h² + tau² + 1/Σw), t on k - 1 (with a prior nu0 more). Never the
    /// normal quantile: tau is estimated from k values, and with k = 5 a nominal 1 % would be up to 4 %.
    /// </summary>
    /// <param name="head">The head's estimate, on the scale and in the direction of the base estimates (larger = worse).</param>
    /// <param name="headStandardError">Its standard error, ≥ 0.</param>
    /// <returns>The worsening; standard error NaN for k &lt; 2 without a prior.</returns>
    public Worsening Predict(double head, double headStandardError) => new(
        head - Mean,
        DegreesOfFreedom > 0 ? Math.Sqrt(headStandardError * headStandardError + BetweenVariance + MeanVariance) : double.NaN,
        DegreesOfFreedom);

    /// <summary>
    /// The smallest number of runs of the head, in separate jobs and averaged, at which a change of the size seen would
    /// be beyond doubt: |head - mu - margin| &gt; t(1 - alpha, k - 1) sqrt(s_h²/r + tau² + 1/Σw).
    /// </summary>
    /// <param name="head">The head's estimate.</param>
    /// <param name="headStandardError">Its standard error from one run, ≥ 0.</param>
    /// <param name="margin">Worsening that is tolerated.</param>
    /// <param name="alpha">Error probability of the gate, between 0 and 1/2.</param>
    /// <param name="jobVariance">
    /// The part of tau² that differs between jobs of one commit, known from replicate snapshots; it shrinks with r too.
    /// </param>
    /// <returns>r ≥ 1; null when no number of runs would do (tau alone forbids it) or the question has no answer.</returns>
    public long? RunsToSettle(
        double head, double headStandardError, double margin, double alpha, double jobVariance = 0)
    {
        var t = StudentTail.UpperQuantile(alpha, DegreesOfFreedom);
        var reach = Math.Abs(head - Mean - margin) / t;
        var shared = Math.Min(jobVariance, BetweenVariance);
        var room = reach * reach - (BetweenVariance - shared) - MeanVariance;
        if (!(t > 0) || !(room > 0)) return null;
        var runs = Math.Floor((headStandardError * headStandardError + shared) / room) + 1;
        return runs < long.MaxValue ? (long)runs : null;
    }
}
