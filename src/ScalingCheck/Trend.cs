using ScalingCheck.Checks;

namespace ScalingCheck;

/// <summary>The estimates of one check and group over commits, oldest first.</summary>
/// <param name="Names">The estimates worth a column: those with a direction, the gated ones first.</param>
internal sealed record Trend(CheckSettings Check, string Title, IReadOnlyList<string> Names, IReadOnlyList<TrendPoint> Points);
