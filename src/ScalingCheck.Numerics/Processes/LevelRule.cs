namespace ScalingCheck.Numerics.Processes;

/// <summary>How long an excursion above one level must last before it counts.</summary>
/// <param name="Level">In standard deviations above the median of the baseline.</param>
/// <param name="Threshold">The level in the unit of the values.</param>
/// <param name="CriticalLength">L*: so many values in a row; <see cref="int.MaxValue"/> when no length is rare enough.</param>
/// <param name="Lower">Lower end of its interval; L* itself without draws.</param>
/// <param name="Upper">Upper end of its interval; L* itself without draws.</param>
/// <param name="Limit">The length that counts: L*, or below 150 values <paramref name="Upper"/>.</param>
/// <param name="FalseAlarmsPer100">Expected alarms of this rule in 100 values of noise alone.</param>
/// <param name="Law">The law of the lengths.</param>
public sealed record LevelRule(
    double Level, double Threshold, int CriticalLength, int Lower, int Upper, int Limit, double FalseAlarmsPer100, ExcursionLaw Law)
{
    /// <summary>Excursions that start per value.</summary>
    public double StartRate => Law.StartRate;
}
