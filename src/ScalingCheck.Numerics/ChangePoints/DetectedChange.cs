namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>A change of level, as it was seen when it was noticed. Later values never alter it.</summary>
/// <param name="At">The likeliest first commit of the new level, 0-based; a new segment starts here.</param>
/// <param name="NoticedAt">The commit whose value gave it away, ≥ <see cref="At"/>.</param>
/// <param name="Candidates">The smallest set of commits with 90 % of the weight, ascending; holds <see cref="At"/>.</param>
/// <param name="IsWorse">True when the series went up.</param>
/// <param name="Before">Median of the segment before <see cref="At"/>, of its newest window, in the unit of the series.</param>
/// <param name="After">Median from <see cref="At"/> to <see cref="NoticedAt"/>, in the unit of the series.</param>
/// <param name="Size">(After - Before) over the robust standard deviation before; infinite when the series was constant.</param>
/// <param name="Statistic">What passed the threshold; infinite when the series was constant.</param>
/// <param name="Threshold">The threshold; 0 when the series was constant.</param>
public sealed record DetectedChange(
    int At, int NoticedAt, IReadOnlyList<int> Candidates, bool IsWorse, double Before, double After, double Size,
    double Statistic, double Threshold);
