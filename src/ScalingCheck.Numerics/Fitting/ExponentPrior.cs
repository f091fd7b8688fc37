namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// A normal prior on the logarithm of each exponent of a law of two axes: with two or three dozen points over a short range
/// it keeps the exponents where those of language models have been found.
/// </summary>
/// <param name="Centre">The exponent believed most, &gt; 0.</param>
/// <param name="StandardDeviation">Of the natural logarithm of the exponent, &gt; 0; .3 is a third either way.</param>
public sealed record ExponentPrior(double Centre = 0.35, double StandardDeviation = 0.3);
