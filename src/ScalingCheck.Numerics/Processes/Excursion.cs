namespace ScalingCheck.Numerics.Processes;

/// <summary>The excursion that the newest value of a history is in.</summary>
/// <param name="Length">Values in a row above the level, the newest among them.</param>
/// <param name="Level">In standard deviations above the median of the baseline.</param>
/// <param name="Limit">The length from which an excursion above this level counts.</param>
/// <param name="Probability">P(T ≥ Length): of excursions of noise alone, how many last as long.</param>
/// <param name="RecurrenceValues">Noise alone does this once in so many values.</param>
/// <param name="Counts">True when it is as long as the limit.</param>
public sealed record Excursion(int Length, double Level, int Limit, double Probability, double RecurrenceValues, bool Counts);
